package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.OneTimeTokens;
import dev.portcullis.domain.onetime.OneTimeToken;
import dev.portcullis.domain.onetime.Purpose;
import dev.portcullis.domain.session.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Lets things happen between the moment when a user is read and a token is made for that. */
final class HookedOneTimeTokens implements OneTimeTokens {
  private final OneTimeTokens tokens;
  private Runnable beforeAdding = () -> {};

  HookedOneTimeTokens(OneTimeTokens tokens) {
    this.tokens = tokens;
  }

  /** Once only: before the next token. */
  void beforeNextAdding(Runnable event) {
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
  public Optional<Found> find(TokenHash hash, Purpose purpose, Instant now) {
    return tokens.find(hash, purpose, now);
  }

  @Override
  public boolean spend(TokenHash hash, Instant expires, Instant now) {
    return tokens.spend(hash, expires, now);
  }
}
