package dev.portcullis.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand idle connections, half of them at each edge. The number is lower if this machine
 * allows fewer files; the system property {@code faults.connections} overrides it.
 */
@Timeout(300)
final class IdleConnectionsTest {
  private static final int WANTED = Integer.getInteger("faults.connections", 10_000);

  /** File descriptors for everything else in this process and in the server. */
  private static final int OTHERS = 1_000;

  /** Heap of the server. */
  private static final int HEAP_MIB = 128;

  /** Far below a time-out. */
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;

  /** An edge, and the beginning of a request that is never completed. */
  private enum Edge {
    REST("GET /users/me HTTP/1.1\r\nHost: camelot.bt\r\nX-Slow: "),
    GRPC("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private final String beginning;

    Edge(String beginning) {
      this.beginning = beginning;
    }

    private int port(ServerProcess server) {
      return this == REST ? server.httpPort() : server.grpcPort();
    }

    /** Opens a connection. Every second one sends the beginning of a request. */
    SocketChannel connect(ServerProcess server, int number) throws IOException {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(server));
      SocketChannel channel = SocketChannel.open(address);
      if (number % 2 == 0) {
        channel.write(ByteBuffer.wrap(beginning.getBytes(US_ASCII)));
      }
      return channel;
    }
  }

  private static int possible() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (int) Math.min(WANTED, system.getMaxFileDescriptorCount() - OTHERS);
  }

  @Test
  void idle_connections_delay_no_request_and_end_with_the_server() throws IOException {
    int count = possible();
    var launch = LaunchOptions.in(folder).withJava("-Xmx%dm".formatted(HEAP_MIB));
    List<SocketChannel> idle = new ArrayList<>();
    try (var server = launch.serve()) {
      assertServes(server, "arthur");
      long before = residentMib(server);
      for (int i = 0; i < count / 2; i++) {
        idle.add(Edge.REST.connect(server, i));
        idle.add(Edge.GRPC.connect(server, i));
      }

      assertServes(server, "guinevere");

      System.out.printf(
          "faults: %d idle connections: %d MiB resident before, %d with them%n",
          idle.size(), before, residentMib(server));
      assertThat(server.stop()).isZero();
      assertThat(idle).allMatch(IdleConnectionsTest::isEnded);
    } finally {
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
    assertThat(launch.log()).doesNotContain("Incident", "OutOfMemoryError", " ERROR ");
  }

  private static void assertServes(ServerProcess server, String name) {
    long begin = System.nanoTime();
    for (ProtocolClient caller : WriteLoad.callers(server)) {
      try (caller) {
        String email = "%s%s@camelot.bt".formatted(name, caller.getClass().getSimpleName());
        assertThat(caller.register(email, "excalibur").isDone()).isTrue();
        String token = caller.logIn(email, "excalibur").value();
        assertThat(caller.me(token))
            .isEqualTo(new CallOutcome.Done(email.toLowerCase(Locale.ROOT)));
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
  }

  private static long residentMib(ServerProcess server) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(server.pid()))).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isEnded(SocketChannel channel) {
    var bytes = ByteBuffer.allocate(1024);
    try {
      while (channel.read(bytes) >= 0) {
        bytes.clear();
      }
      return true;
    } catch (IOException reset) {
      return true;
    }
  }
}
