package dev.portcullis.architecture.broken.application.port.out.emaillink;

import dev.portcullis.architecture.broken.application.port.out.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
