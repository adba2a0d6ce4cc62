package dev.portcullis.adapters.crypto.token;

import static dev.portcullis.adapters.crypto.token.TokenFixtures.NOW;

import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JwtTokenStrategyTest implements TokenStrategyContract {
  /** Created once, because generating RSA keys is slow. */
  private static final Map<Algorithm, InMemoryStorage> KEYS = new EnumMap<>(Algorithm.class);

  private static final Map<Algorithm, InMemoryStorage> OTHER_KEYS = new EnumMap<>(Algorithm.class);

  private final InMemoryStorage storage = new InMemoryStorage();
  private final TokenStrategy strategy;
  private final TokenStrategy foreigner;

  JwtTokenStrategyTest(Algorithm algorithm) {
    this.strategy = strategy(algorithm, KEYS);
    this.foreigner = strategy(algorithm, OTHER_KEYS);
  }

  private TokenStrategy strategy(Algorithm algorithm, Map<Algorithm, InMemoryStorage> stores) {
    Storage keys = stores.computeIfAbsent(algorithm, each -> new InMemoryStorage());
    return TokenSigning.open(
            TokenFixtures.settings(algorithm),
            keys.signingKeys(),
            keys.signingKeySchedule(),
            TokenFixtures.masterKey(1),
            () -> NOW)
        .strategy(storage.sessions());
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
    return foreigner;
  }

  @Override
  public Instant now() {
    return NOW;
  }
}
