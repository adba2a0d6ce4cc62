package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.Sealer;
import dev.portcullis.domain.oauth.OAuthAccountId;

/** Seals what a provider gave, so that the store can't read it. */
public record ProviderTokens(Sealer sealer) {
  /** The tokens of that link: sealed for it, they are worth nothing in the row of another. */
  SealedTokens seal(Tokens tokens, OAuthAccountId id) {
    String context = "oauth-account:" + id;
    return new SealedTokens(
        sealer.seal(tokens.access(), context),
        tokens.refresh().map(token -> sealer.seal(token, context)),
        tokens.expires());
  }
}
