package dev.portcullis.application.contract.broken;

import dev.portcullis.application.memory.InMemorySecretEncryptor;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Token strategies, secret encryptors and identifiers with one defect each. */
final class BrokenCryptography {
  private BrokenCryptography() {}

  /** Creates named strategies of one kind over a store's sessions. */
  @FunctionalInterface
  interface Strategies {
    TokenStrategy named(String name, Storage storage);
  }

  /** Without a defect. */
  static Strategies strategies() {
    return (name, storage) -> new InMemoryTokenStrategy(name, storage.sessions());
  }

  /** Accepts a token until its own expiry, whatever the state of the session. */
  static Strategies believingTokensAlone() {
    Map<AccessToken, VerifiedToken> issued = new ConcurrentHashMap<>();
    return (name, storage) ->
        new Strategy(new InMemoryTokenStrategy(name, storage.sessions())) {
          @Override
          public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
            Optional<IssuedToken> token = super.issue(session, sessionGeneration);
            token
                .map(IssuedToken::token)
                .ifPresent(
                    one ->
                        super.read(one, session.opened()).ifPresent(good -> issued.put(one, good)));
            return token;
          }

          @Override
          public Optional<VerifiedToken> read(AccessToken token, Instant now) {
            return Optional.ofNullable(issued.get(token))
                .filter(good -> now.isBefore(good.expires()));
          }
        };
  }

  /** Accepts tokens of other strategies over the same sessions. */
  static Strategies readingForeignTokens() {
    return (name, storage) -> new InMemoryTokenStrategy("any", storage.sessions());
  }

  /** Opens secrets for any context. */
  static SecretEncryptor openingForAnyContext() {
    var whole = new InMemorySecretEncryptor();
    return new SecretEncryptor() {
      @Override
      public String seal(String secret, String context) {
        return whole.seal(secret, "");
      }

      @Override
      public Optional<String> open(String sealed, String context) {
        return whole.open(sealed, "");
      }
    };
  }

  /**
   * Reads the counter in one step and increments it in another, so that two callers get the same
   * id.
   */
  static Identifiers countingInTwoSteps() {
    var meeting = RaceBarrier.of(2);
    var last = new AtomicInteger();
    return new Identifiers() {
      private final Identifiers whole = new SequentialIdentifiers();

      @Override
      public UserId newUserId() {
        int seen = last.get();
        meeting.join();
        last.set(seen + 1);
        return new UserId(new UUID(0x8000L, 0x8000_0000_0000_0000L | seen));
      }

      @Override
      public SessionId newSessionId() {
        return whole.newSessionId();
      }

      @Override
      public OAuthAccountId newOAuthAccountId() {
        return whole.newOAuthAccountId();
      }

      @Override
      public LinkSecret newLinkSecret() {
        return whole.newLinkSecret();
      }

      @Override
      public CodeVerifier newCodeVerifier() {
        return whole.newCodeVerifier();
      }

      @Override
      public Nonce newNonce() {
        return whole.newNonce();
      }

      @Override
      public CsrfToken newCsrfToken() {
        return whole.newCsrfToken();
      }
    };
  }

  private static class Strategy implements TokenStrategy {
    private final TokenStrategy whole;

    Strategy(TokenStrategy whole) {
      this.whole = whole;
    }

    @Override
    public boolean joinsTransactions() {
      return whole.joinsTransactions();
    }

    @Override
    public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
      return whole.issue(session, sessionGeneration);
    }

    @Override
    public Optional<VerifiedToken> read(AccessToken token, Instant now) {
      return whole.read(token, now);
    }

    @Override
    public boolean isOpen(Session session, Instant now) {
      return whole.isOpen(session, now);
    }

    @Override
    public void touch(Session session, Instant now) {
      whole.touch(session, now);
    }

    @Override
    public void revoke(Session session) {
      whole.revoke(session);
    }
  }
}
