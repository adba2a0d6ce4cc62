package dev.portcullis.architecture.broken.adapters.oauth.emaillink;

import dev.portcullis.architecture.broken.adapters.oauth.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
