package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Runs code of a test between the reading of a user and the addition of a token. */
public final class HookedOneTimeTokens implements OneTimeTokens {
  private final OneTimeTokens tokens;
  private Runnable beforeAdding = () -> {};

  public HookedOneTimeTokens(OneTimeTokens tokens) {
    this.tokens = tokens;
  }

  /** Runs {@code event} once, before the next token is added. */
  public void beforeNextAdding(Runnable event) {
    beforeAdding =
        () -> {
          beforeAdding = () -> {};
          event.run();
        };
  }

  @Override
  public Added add(OneTimeToken token, Instant now) {
    beforeAdding.run();
    return tokens.add(token, now);
  }

  @Override
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return tokens.find(hash, purpose, now);
  }

  @Override
  public Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now) {
    return tokens.consume(hash, purpose, now);
  }

  @Override
  public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
    return tokens.markUsed(hash, expires, now);
  }
}
