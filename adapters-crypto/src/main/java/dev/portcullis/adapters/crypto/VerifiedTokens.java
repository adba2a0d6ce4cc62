package dev.portcullis.adapters.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.TokenHash;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what tokens say whose signatures were found good: of the same bytes and the same key,
 * checking them again would find the same. Keeps SHA-256 hashes in the tokens' place, and nothing
 * of tokens that were refused. Thread-safe.
 */
final class VerifiedTokens {
  /** At some 350 bytes each, 17 MiB in all; those that are shown often stay. */
  static final int MAX = 50_000;

  private final Cache<TokenHash, Proof> proofs =
      Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

  /** What {@code token} says: as remembered, or else as {@code check} finds. */
  Optional<Proof> find(AccessToken token, Function<AccessToken, Optional<Proof>> check) {
    TokenHash hash = TokenDigest.of(token);
    Optional<Proof> remembered = Optional.ofNullable(proofs.getIfPresent(hash));
    if (remembered.isPresent()) {
      return remembered;
    }
    Optional<Proof> found = check.apply(token);
    found.ifPresent(proof -> proofs.put(hash, proof));
    return found;
  }
}
