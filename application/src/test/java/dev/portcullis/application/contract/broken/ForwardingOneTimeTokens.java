package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Forwards to another store's one-time tokens; subclasses add a defect. */
class ForwardingOneTimeTokens implements OneTimeTokens {
  private final OneTimeTokens whole;

  ForwardingOneTimeTokens(OneTimeTokens whole) {
    this.whole = whole;
  }

  @Override
  public Added add(OneTimeToken token, Instant now) {
    return whole.add(token, now);
  }

  @Override
  public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
    return whole.find(hash, purpose, now);
  }

  @Override
  public Optional<OneTimeToken> consume(TokenHash hash, TokenPurpose purpose, Instant now) {
    return whole.consume(hash, purpose, now);
  }

  @Override
  public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
    return whole.markUsed(hash, expires, now);
  }
}
