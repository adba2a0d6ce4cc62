package dev.portcullis.adapters.persistence;

import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.Storage;

class RedisSessionsOfUsersInMemoryTest extends RedisSessionsTest {
  @Override
  Storage openUsers() {
    return new InMemoryStorage();
  }
}
