package dev.portcullis.adapters.crypto.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.TokenHash;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cache of the claims of verified tokens. The same bytes and the same key always give the same
 * result, so a repeated check is skipped. Keeps SHA-256 hashes instead of tokens. Rejected tokens
 * aren't cached. Thread-safe.
 */
final class VerifiedTokenCache {
  /** Maximum entries: about 17 MiB at some 350 bytes each. Frequently used entries stay. */
  static final int MAX = 50_000;

  private final Cache<TokenHash, VerifiedClaims> proofs =
      Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

  /** Returns the cached claims of {@code token}, or else the result of {@code check}. */
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
