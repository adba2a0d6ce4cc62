package dev.portcullis.architecture.broken.application.usecase.emaillink;

import dev.portcullis.architecture.broken.application.usecase.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
