package dev.portcullis.application.usecase;

import dev.portcullis.domain.oauth.OAuthAccountId;

/** What sealed tokens of an account at a provider are bound to. */
final class ProviderTokens {
  private ProviderTokens() {}

  static String context(OAuthAccountId id) {
    return "oauth-account:" + id;
  }
}
