package dev.portcullis.adapters.crypto.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.TokenHash;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what tokens say whose signatures were found good: of the same bytes and the same key,
 * checking them again would find the same. Keeps SHA-256 hashes in the tokens' place, and nothing
 * of tokens that were refused. Thread-safe.
 */
final class VerifiedTokenCache {
  /** At some 350 bytes each, 17 MiB in all; those that are shown often stay. */
  static final int MAX = 50_000;

  private final Cache<TokenHash, VerifiedClaims> proofs =
      Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

  /** What {@code token} says: as remembered, or else as {@code check} finds. */
  Optional<VerifiedClaims> find(
      AccessToken token, Function<AccessToken, Optional<VerifiedClaims>> check) {
    TokenHash hash = token.hash();
    Optional<VerifiedClaims> remembered = Optional.ofNullable(proofs.getIfPresent(hash));
    if (remembered.isPresent()) {
      return remembered;
    }
    Optional<VerifiedClaims> found = check.apply(token);
    found.ifPresent(proof -> proofs.put(hash, proof));
    return found;
  }
}
