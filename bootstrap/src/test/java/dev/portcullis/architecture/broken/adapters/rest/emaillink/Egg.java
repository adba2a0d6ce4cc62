package dev.portcullis.architecture.broken.adapters.rest.emaillink;

import dev.portcullis.architecture.broken.adapters.rest.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
