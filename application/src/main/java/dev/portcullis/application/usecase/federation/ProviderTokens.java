package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.Optional;

/** Encrypts a provider's tokens, so that the store can't read them. */
public record ProviderTokens(SecretEncryptor encryptor) {
  /** Encrypts the tokens of a link; they can't be decrypted for another link. */
  public SealedTokens seal(Tokens tokens, OAuthAccountId id) {
    String context = context(id);
    return new SealedTokens(
        encryptor.seal(tokens.access(), context),
        tokens.refresh().map(token -> encryptor.seal(token, context)),
        tokens.expires());
  }

  /**
   * Encrypts the tokens of a link under the current master key. Returns equal tokens if they are
   * already; empty if they can't be decrypted.
   */
  public Optional<SealedTokens> reseal(SealedTokens tokens, OAuthAccountId id) {
    String context = context(id);
    Optional<String> access = encryptor.reseal(tokens.access(), context);
    Optional<String> refresh = tokens.refresh().flatMap(token -> encryptor.reseal(token, context));
    return access
        .filter(any -> refresh.isPresent() == tokens.refresh().isPresent())
        .map(token -> new SealedTokens(token, refresh, tokens.expires()));
  }

  private static String context(OAuthAccountId id) {
    return "oauth-account:" + id;
  }
}
