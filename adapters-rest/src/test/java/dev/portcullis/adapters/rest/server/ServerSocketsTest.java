package dev.portcullis.adapters.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.TestRestServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The backlog of the server's socket. */
final class ServerSocketsTest {
  private static final int CLIENTS = 500;
  private static final int TIMEOUT_MILLIS = 10_000;

  @Test
  void a_burst_of_clients_waits_to_be_accepted() throws IOException {
    List<Socket> clients = new ArrayList<>();
    // No connection is accepted.
    try (var listening = ServerSockets.on(TestRestServerOptions.USUAL.settings())) {
      for (int i = 0; i < CLIENTS; i++) {
        var client = new Socket();
        clients.add(client);
        client.connect(listening.getLocalAddress(), TIMEOUT_MILLIS);
      }

      assertThat(clients).allMatch(Socket::isConnected);
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }
}
