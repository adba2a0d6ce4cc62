package dev.portcullis.architecture.broken.application.port.in.emaillink;

import dev.portcullis.architecture.broken.application.port.in.audit.Hen;

/** Comes from a hen. */
@FunctionalInterface
public interface Egg {
  Hen hen();
}
