package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.login.BackendName;

/** A provider with its settings and adapter. */
record Provider(ProviderSettings settings, IdentityProvider identityProvider) {
  String name() {
    return settings.description().name();
  }

  BackendName backend() {
    return settings.backend();
  }

  EmailTrust trust() {
    return settings.trust();
  }

  RedirectUris redirectUris() {
    return settings.redirectUris();
  }
}
