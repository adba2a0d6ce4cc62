package dev.portcullis.architecture.broken.adapters.persistence.emaillink;

import dev.portcullis.architecture.broken.adapters.persistence.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
