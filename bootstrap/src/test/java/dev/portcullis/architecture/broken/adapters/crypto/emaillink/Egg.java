package dev.portcullis.architecture.broken.adapters.crypto.emaillink;

import dev.portcullis.architecture.broken.adapters.crypto.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
