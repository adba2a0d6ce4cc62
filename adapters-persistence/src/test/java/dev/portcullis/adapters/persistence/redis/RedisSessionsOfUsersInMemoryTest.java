package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.operation.Storage;

class RedisSessionsOfUsersInMemoryTest extends RedisSessionsTest {
  @Override
  Storage openUsers() {
    return new InMemoryStorage();
  }
}
