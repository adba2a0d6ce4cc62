package dev.portcullis.architecture.broken.adapters.oauth.emaillink;

import dev.portcullis.architecture.broken.adapters.oauth.audit.Hen;

/** Depends on {@code Hen}, which depends on this type. */
public interface Egg {
  Hen hen();
}
