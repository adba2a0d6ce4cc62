package dev.portcullis.architecture.broken.adapters.crypto.emaillink;

import dev.portcullis.architecture.broken.adapters.crypto.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
