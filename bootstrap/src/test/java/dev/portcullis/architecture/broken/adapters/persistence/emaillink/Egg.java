package dev.portcullis.architecture.broken.adapters.persistence.emaillink;

import dev.portcullis.architecture.broken.adapters.persistence.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
