package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Lets things happen between the moment when a user is read and a token is made for that. */
public final class HookedOneTimeTokens implements OneTimeTokens {
  private final OneTimeTokens tokens;
  private Runnable beforeAdding = () -> {};

  public HookedOneTimeTokens(OneTimeTokens tokens) {
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
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return tokens.find(hash, purpose, now);
  }

  @Override
  public boolean spend(TokenHash hash, Instant expires, Instant now) {
    return tokens.spend(hash, expires, now);
  }
}
