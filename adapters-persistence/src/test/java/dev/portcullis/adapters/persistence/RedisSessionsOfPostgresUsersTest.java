package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.Storage;

class RedisSessionsOfPostgresUsersTest extends RedisSessionsTest {
  @Override
  Storage openUsers() {
    return new SqlStorageProvider().open(PostgresServer.newDatabase());
  }
}
