package dev.portcullis.application.memory;

import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.contract.TokenStrategyContract;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.TokenStrategy;
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
    return Examples.NOW;
  }
}
