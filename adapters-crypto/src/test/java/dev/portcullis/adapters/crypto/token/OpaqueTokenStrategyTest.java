package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.TokenHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpaqueTokenStrategyTest implements TokenStrategyContract {
  private final InMemoryStorage storage = new InMemoryStorage();
  private final TokenStrategy strategy = new OpaqueTokenStrategy(storage.sessions());

  @Test
  void a_token_is_256_bits_in_base64url() {
    assertThat(issued().value()).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void the_token_s_text_is_not_its_stored_hash() {
    AccessToken token = issued();

    assertThat(storage.sessions().findByToken(new TokenHash(token.value()), NOW)).isEmpty();
  }

  @Test
  void a_token_of_another_shape_costs_no_read_of_the_store() {
    storage.breakDown();

    assertThat(strategy.read(new AccessToken("eyJhbGciOiJFZERTQSJ9.e30.AAAA"), NOW)).isEmpty();
    assertThat(strategy.read(new AccessToken("x".repeat(42)), NOW)).isEmpty();
    assertThat(strategy.read(new AccessToken("é".repeat(43)), NOW)).isEmpty();
  }

  private AccessToken issued() {
    var account = TestData.stored(storage);
    return strategy
        .issue(TestData.session(account.id()), account.sessionGeneration())
        .orElseThrow()
        .token();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public TokenStrategy strategy() {
    return strategy;
  }

  @Override
  public TokenStrategy foreigner() {
    return new InMemoryTokenStrategy("foreign", storage.sessions());
  }

  @Override
  public Instant now() {
    return NOW;
  }
}
