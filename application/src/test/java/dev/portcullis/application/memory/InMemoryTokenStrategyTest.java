package dev.portcullis.application.memory;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import java.time.Instant;

class InMemoryTokenStrategyTest implements TokenStrategyContract {
  private final InMemoryStorage storage = new InMemoryStorage();

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public TokenStrategy strategy() {
    return new InMemoryTokenStrategy("own", storage.sessions());
  }

  @Override
  public TokenStrategy foreigner() {
    return new InMemoryTokenStrategy("foreign", storage.sessions());
  }

  @Override
  public Instant now() {
    return TestData.NOW;
  }
}
