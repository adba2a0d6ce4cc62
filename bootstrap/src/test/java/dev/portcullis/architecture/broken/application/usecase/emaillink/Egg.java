package dev.portcullis.architecture.broken.application.usecase.emaillink;

import dev.portcullis.architecture.broken.application.usecase.audit.Hen;

/** Comes from a hen. */
public interface Egg {
  Hen hen();
}
