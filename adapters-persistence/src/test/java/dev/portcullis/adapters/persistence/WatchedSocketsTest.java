package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.postgres.PostgresAddress;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchedSocketsTest {
  @Test
  void a_server_of_postgresql_that_is_mute_is_given_up() throws Exception {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var source =
          PostgresAddress.of(
                  PostgresServer.settings(
                      "//127.0.0.1:%d/portcullis".formatted(mute.getLocalPort()), "arthur"))
              .source();
      source.setSocketFactoryArg("1");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(source::getConnection)
          .satisfies(failure -> assertThat(new PostgresDialect().isPassing(failure)).isTrue());
    }
  }

  @Test
  void they_connect_to_where_they_are_told_from_where_they_are_told() throws Exception {
    var sockets = new WatchedSockets("1");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 4, loopback);
        var byName = sockets.createSocket(loopback.getHostAddress(), server.getLocalPort());
        var byAddress = sockets.createSocket(loopback, server.getLocalPort());
        var fromName =
            sockets.createSocket(loopback.getHostAddress(), server.getLocalPort(), loopback, 0);
        var fromAddress = sockets.createSocket(loopback, server.getLocalPort(), loopback, 0)) {
      assertThat(byName.isConnected()).isTrue();
      assertThat(byAddress.isConnected()).isTrue();
      assertThat(fromName.getLocalAddress()).isEqualTo(loopback);
      assertThat(fromAddress.getLocalAddress()).isEqualTo(loopback);
    }
  }
}
