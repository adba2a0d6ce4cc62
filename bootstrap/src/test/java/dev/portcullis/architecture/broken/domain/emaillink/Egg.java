package dev.portcullis.architecture.broken.domain.emaillink;

import dev.portcullis.architecture.broken.domain.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
