package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.masterKey;
import static dev.portcullis.adapters.crypto.token.TokenFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {
  private static final AccessToken TOKEN = new AccessToken("excalibur");
  private static final VerifiedClaims PROOF =
      new VerifiedClaims("key", new SessionId(new UUID(0, 1)), new UserId(new UUID(0, 2)), NOW);

  private final VerifiedTokenCache verified = new VerifiedTokenCache();
  private final AtomicInteger checks = new AtomicInteger();

  private Optional<VerifiedClaims> good(AccessToken token) {
    checks.incrementAndGet();
    return Optional.of(PROOF);
  }

  private Optional<VerifiedClaims> bad(AccessToken token) {
    checks.incrementAndGet();
    return Optional.empty();
  }

  @Test
  void a_valid_token_is_checked_once() {
    assertThat(verified.find(TOKEN, this::good)).contains(PROOF);
    assertThat(verified.find(new AccessToken("excalibur"), this::bad)).contains(PROOF);

    assertThat(checks).hasValue(1);
  }

  @Test
  void a_token_that_differs_in_one_letter_is_checked_separately() {
    verified.find(TOKEN, this::good);

    assertThat(verified.find(new AccessToken("Excalibur"), this::bad)).isEmpty();
  }

  @Test
  void an_invalid_token_is_checked_each_time() {
    assertThat(verified.find(TOKEN, this::bad)).isEmpty();
    assertThat(verified.find(TOKEN, this::good)).contains(PROOF);

    assertThat(checks).hasValue(2);
  }

  @Test
  void the_cache_is_bounded() {
    int shown = VerifiedTokenCache.MAX + 5_000;
    for (int round = 0; round < 2; round++) {
      for (int number = 0; number < shown; number++) {
        verified.find(new AccessToken("token-" + number), this::good);
      }
    }

    assertThat(checks).hasValueBetween(shown + 5_000, 2 * shown);
  }

  private final InMemoryStorage storage = new InMemoryStorage();
  private final SharedSigningKeys keys = new SharedSigningKeys();
  private final MutableClock clock = new MutableClock(NOW);
  private final Account account = TestData.account();
  private final Session session = TestData.session(account.id());

  private TokenStrategy strategy() {
    TestData.stored(storage, account);
    return TokenSigning.open(
            settings(Algorithm.EDDSA), keys, Optional.of(keys), masterKey(1), clock)
        .strategy(storage.sessions());
  }

  @Test
  void a_cached_token_is_rejected_from_the_instant_of_its_expiry_on() {
    TokenStrategy strategy = strategy();
    AccessToken token = strategy.issue(session, account.sessionGeneration()).orElseThrow().token();
    assertThat(strategy.read(token, session.expires().minusSeconds(1))).isPresent();

    assertThat(strategy.read(token, session.expires())).isEmpty();
  }

  @Test
  void a_cached_token_is_rejected_when_its_session_has_ended() {
    TokenStrategy strategy = strategy();
    AccessToken token = strategy.issue(session, account.sessionGeneration()).orElseThrow().token();
    assertThat(strategy.read(token, NOW)).isPresent();

    storage.anotherNode().sessions().end(session.id());

    assertThat(strategy.read(token, NOW)).isEmpty();
  }

  @Test
  void a_cached_token_is_rejected_when_its_key_was_removed() {
    TokenStrategy strategy = strategy();
    AccessToken token = strategy.issue(session, account.sessionGeneration()).orElseThrow().token();
    assertThat(strategy.read(token, NOW)).isPresent();
    keys.clear();
    clock.advance(KeyRing.BETWEEN_LOOKS);

    var foreigner = new SigningKeyEncryption(Algorithm.EDDSA, masterKey(1));
    var invented = new ForgedJwts(Algorithm.EDDSA, foreigner.unseal(foreigner.make(NOW)), session);
    assertThat(strategy.read(invented.token(invented.header()), NOW)).isEmpty();

    assertThat(strategy.read(token, NOW)).isEmpty();
  }
}
