package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores with one defect each in their one-time tokens. */
final class BrokenOneTimeTokens {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private BrokenOneTimeTokens() {}

  /** Finds expired tokens. */
  static Storage forgettingExpiry(Storage whole) {
    return read(whole, now -> Instant.MIN);
  }

  /** Finds a token at the instant of its expiry. */
  static Storage expiringLate(Storage whole) {
    return read(whole, now -> now.minus(MICROSECOND));
  }

  /** Doesn't find a token just before its expiry. */
  static Storage expiringEarly(Storage whole) {
    return read(whole, now -> now.plus(MICROSECOND));
  }

  private static Storage read(Storage whole, UnaryOperator<Instant> clock) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
                return super.find(hash, purpose, clock.apply(now));
              }
            });
  }

  /** Truncates instants to seconds. */
  static Storage keepingSeconds(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Added add(OneTimeToken token, Instant now) {
                return super.add(
                    new OneTimeToken(
                        token.hash(),
                        token.purpose(),
                        token.user(),
                        token.email(),
                        token.sessionGeneration(),
                        token.expires().truncatedTo(ChronoUnit.SECONDS)),
                    now);
              }
            });
  }

  /** Finds a token for any purpose. */
  static Storage forgettingThePurpose(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
                return Set.of(TokenPurpose.values()).stream()
                    .flatMap(any -> super.find(hash, any, now).stream())
                    .findFirst();
              }
            });
  }

  /** Keeps the tokens of a removed user. */
  static Storage keepingTokensOfTheRemoved(Storage whole) {
    Map<TokenHash, OneTimeToken> ofRemoved = new ConcurrentHashMap<>();
    Map<TokenHash, OneTimeToken> all = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Added add(OneTimeToken token, Instant now) {
                all.put(token.hash(), token);
                return super.add(token, now);
              }

              @Override
              public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
                return super.find(hash, purpose, now)
                    .or(
                        () ->
                            Optional.ofNullable(ofRemoved.get(hash))
                                .map(token -> new Found(token, false)));
              }
            })
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public boolean remove(UserId id) {
                all.values().stream()
                    .filter(token -> token.user().equals(id))
                    .forEach(token -> ofRemoved.put(token.hash(), token));
                return super.remove(id);
              }
            });
  }

  /** Drops all users' tokens where it should drop one user's. */
  static Storage droppingTokensOfOthers(Storage whole) {
    Set<TokenHash> dropped = ConcurrentHashMap.newKeySet();
    Set<TokenHash> all = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Added add(OneTimeToken token, Instant now) {
                all.add(token.hash());
                return super.add(token, now);
              }

              @Override
              public Optional<Found> find(TokenHash hash, TokenPurpose purpose, Instant now) {
                return dropped.contains(hash) ? Optional.empty() : super.find(hash, purpose, now);
              }
            })
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                dropped.addAll(all);
                return super.replace(changed, ending);
              }
            });
  }

  /** Checks whether a token is used with one statement and consumes it with another. */
  static Storage consumingByLookThenWrite(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public Optional<OneTimeToken> consume(
                  TokenHash hash, TokenPurpose purpose, Instant now) {
                Optional<OneTimeToken> unspent =
                    find(hash, purpose, now).filter(found -> !found.spent()).map(Found::token);
                meeting.join();
                super.consume(hash, purpose, now);
                return unspent;
              }
            });
  }

  /** Consumes a token for any purpose. */
  static Storage consumingForAnyPurpose(Storage whole) {
    return consuming(
        whole,
        (tokens, hash, now) ->
            Set.of(TokenPurpose.values()).stream()
                .flatMap(any -> tokens.consume(hash, any, now).stream())
                .findFirst());
  }

  /** Consumes a token at the instant of its expiry. */
  static Storage consumingLate(Storage whole) {
    return consuming(
        whole,
        (tokens, hash, now) ->
            tokens.consume(hash, TokenPurpose.VERIFICATION, now.minus(MICROSECOND)));
  }

  /** Doesn't mark a consumed token as used. */
  static Storage consumingWithoutATrace(Storage whole) {
    return consuming(
        whole,
        (tokens, hash, now) ->
            Set.of(TokenPurpose.values()).stream()
                .flatMap(any -> tokens.find(hash, any, now).stream())
                .map(Found::token)
                .findFirst());
  }

  private interface Consumption {
    Optional<OneTimeToken> of(OneTimeTokens tokens, TokenHash hash, Instant now);
  }

  private static Storage consuming(Storage whole, Consumption consumption) {
    OneTimeTokens tokens = whole.oneTimeTokens();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(tokens) {
              @Override
              public Optional<OneTimeToken> consume(
                  TokenHash hash, TokenPurpose purpose, Instant now) {
                return consumption.of(tokens, hash, now);
              }
            });
  }

  /** Checks whether a secret is used with one statement and marks it with another. */
  static Storage spendingSecretsTwice(Storage whole) {
    var meeting = RaceBarrier.of(2);
    Set<TokenHash> spent = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
                boolean unspent = !spent.contains(hash);
                meeting.join();
                spent.add(hash);
                return unspent;
              }
            });
  }

  /** Forgets a used secret as soon as another is used. */
  static Storage forgettingWhatIsSpent(Storage whole) {
    Set<TokenHash> spent = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOneTimeTokens(whole.oneTimeTokens()) {
              @Override
              public boolean markUsed(TokenHash hash, Instant expires, Instant now) {
                spent.retainAll(Set.of(hash));
                return spent.add(hash);
              }
            });
  }
}
