package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.contract.broken.BrokenCryptography.Strategies;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract of a token strategy. Only {@link ContractRunner} runs this class. */
@ExtendWith(ContractRunner.Candidates.class)
final class TokenStrategyContractCase implements TokenStrategyContract {
  private final InMemoryStorage storage = new InMemoryStorage();
  private final TokenStrategy strategy;
  private final TokenStrategy foreigner;

  TokenStrategyContractCase(Supplier<Strategies> candidates) {
    Strategies strategies = candidates.get();
    this.strategy = strategies.named("own", storage);
    this.foreigner = strategies.named("foreign", storage);
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
    return TestData.NOW;
  }
}
