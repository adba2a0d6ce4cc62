package dev.portcullis.architecture.broken.adapters.rest.emaillink;

import dev.portcullis.architecture.broken.adapters.rest.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
