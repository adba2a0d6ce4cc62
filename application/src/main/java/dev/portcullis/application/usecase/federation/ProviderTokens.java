package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.domain.federation.OAuthAccountId;

/** Seals what a provider gave, so that the store can't read it. */
public record ProviderTokens(SecretEncryptor encryptor) {
  /** The tokens of that link: sealed for it, they are worth nothing in the row of another. */
  public SealedTokens seal(Tokens tokens, OAuthAccountId id) {
    String context = "oauth-account:" + id;
    return new SealedTokens(
        encryptor.seal(tokens.access(), context),
        tokens.refresh().map(token -> encryptor.seal(token, context)),
        tokens.expires());
  }
}
