package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.domain.federation.OAuthAccountId;

/** Encrypts a provider's tokens, so that the store can't read them. */
public record ProviderTokens(SecretEncryptor encryptor) {
  /** Encrypts the tokens of a link; they can't be decrypted for another link. */
  public SealedTokens seal(Tokens tokens, OAuthAccountId id) {
    String context = "oauth-account:" + id;
    return new SealedTokens(
        encryptor.seal(tokens.access(), context),
        tokens.refresh().map(token -> encryptor.seal(token, context)),
        tokens.expires());
  }
}
