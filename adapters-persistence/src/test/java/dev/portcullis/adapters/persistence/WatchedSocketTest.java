package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchedSocketTest {
  private static final int PATIENCE = 3;

  private final WatchedSocket here = new WatchedSocket(PATIENCE);
  private ServerSocket server;
  private Socket there;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    here.connect(server.getLocalSocketAddress());
    there = server.accept();
  }

  @AfterEach
  void disconnect() throws IOException {
    here.close();
    there.close();
    server.close();
  }

  private CompletableFuture<Integer> read() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return here.getInputStream().read();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        },
        Thread::startVirtualThread);
  }

  private CompletableFuture<Integer> waitingRead() {
    long before = here.steps();
    CompletableFuture<Integer> read = read();
    while (here.steps() == before) {
      Thread.onSpinWait();
    }
    return read;
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      here.look();
    }
  }

  @Test
  void a_read_ends_with_the_connection_when_it_has_waited_for_too_many_looks() {
    CompletableFuture<Integer> read = waitingRead();

    look(PATIENCE);
    assertThat(here.isClosed()).isFalse();

    here.look();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(read::get)
        .withRootCauseInstanceOf(SocketException.class);
    assertThat(here.isClosed()).isTrue();
  }

  @Test
  void each_read_waits_from_its_own_beginning() throws Exception {
    for (int i = 0; i < PATIENCE; i++) {
      CompletableFuture<Integer> read = waitingRead();
      look(PATIENCE);
      there.getOutputStream().write(i);
      assertThat(read.get()).isEqualTo(i);
    }
  }

  @Test
  void a_connection_that_nobody_reads_from_may_be_silent() throws Exception {
    there.getOutputStream().write(new byte[] {1, 2, 3});

    assertThat(here.getInputStream().read()).isEqualTo(1);
    look(2 * PATIENCE);
    assertThat(here.getInputStream().read(new byte[1])).isEqualTo(1);
    look(2 * PATIENCE);
    assertThat(here.getInputStream().skip(1)).isEqualTo(1);
    look(2 * PATIENCE);

    assertThat(here.isClosed()).isFalse();
  }
}
