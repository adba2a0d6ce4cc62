package dev.portcullis.adapters.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class InterruptSafeConnectionsTest {
  @Test
  void an_interrupted_thread_returns_a_connection_without_the_flag_and_keeps_it_afterwards()
      throws Exception {
    var isInterruptedMeanwhile = new AtomicBoolean(true);
    var connections = new InterruptSafeConnections(new SQLiteDataSource());
    var connection =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  isInterruptedMeanwhile.set(Thread.currentThread().isInterrupted());
                  return null;
                });

    Thread.currentThread().interrupt();
    connections.closeConnection(connection);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(isInterruptedMeanwhile).isFalse();
  }
}
