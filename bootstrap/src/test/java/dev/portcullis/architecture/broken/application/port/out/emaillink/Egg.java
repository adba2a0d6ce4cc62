package dev.portcullis.architecture.broken.application.port.out.emaillink;

import dev.portcullis.architecture.broken.application.port.out.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
