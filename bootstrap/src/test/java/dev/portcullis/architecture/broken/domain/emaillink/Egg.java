package dev.portcullis.architecture.broken.domain.emaillink;

import dev.portcullis.architecture.broken.domain.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
