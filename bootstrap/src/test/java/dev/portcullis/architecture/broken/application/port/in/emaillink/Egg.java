package dev.portcullis.architecture.broken.application.port.in.emaillink;

import dev.portcullis.architecture.broken.application.port.in.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
@FunctionalInterface
public interface Egg {
  Hen hen();
}
