package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.application.port.out.operation.Storage;

class RedisSessionsOfPostgresUsersTest extends RedisSessionsTest {
  @Override
  Storage openUsers() {
    return new SqlStorageProvider().open(PostgresServer.newDatabase());
  }
}
