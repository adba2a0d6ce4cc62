package dev.portcullis.acceptance.throttling;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A client that floods the queue for hashes with ten times the log-ins that the server can hash,
 * behind a proxy that tells the clients. The limits on attempts are off: they would refuse the
 * flood before it reaches the queue.
 */
@Timeout(120)
final class HashQueueFloodTest {
  private static final int CONNECTIONS = 64;

  /** Requests of the flood for each hash. */
  private static final int FACTOR = 10;

  /** Refusals after which the queue is full for sure. */
  private static final int BEGUN = 50;

  /** Refusals to measure, after four times as many. */
  private static final int REFUSALS = Integer.getInteger("flood.refusals", 1_000);

  private static final int USERS = 5;
  private static final String HASHING = "password-hash-";

  private final AtomicInteger numbers = new AtomicInteger();
  private final Portcullis server = TestServers.start(settings());
  private final HttpClient http = HttpClient.newHttpClient();
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
  private final ExecutorService flooders = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore permits = new Semaphore(0);
  private final Semaphore refused = new Semaphore(0);
  private volatile boolean over;

  /** Answers to the flood, by their status. */
  private final Map<Integer, LongAdder> flood = new ConcurrentHashMap<>();

  private static Map<String, String> settings() {
    Map<String, String> settings = TestServers.settings();
    settings.put("PORTCULLIS_HTTP_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("PORTCULLIS_LIMITS_ENABLED", "false");
    settings.put("PORTCULLIS_PASSWORD_LINE", "16");
    // The defaults: a hash as slow as in production.
    settings.remove("PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB");
    settings.remove("PORTCULLIS_PASSWORD_ARGON2_ITERATIONS");
    return settings;
  }

  @AfterEach
  void stop() {
    over = true;
    permits.release(CONNECTIONS);
    flooders.close();
    channel.shutdownNow();
    http.close();
    server.close();
  }

  @Test
  void users_of_other_networks_get_in_while_one_client_floods_the_queue() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      String email = ServerUnderTest.newEmail();
      assertThat(register("10.0.0." + i, email)).isEqualTo(201);
      names.add(email);
    }
    startFlood(CONNECTIONS);
    refused.acquireUninterruptibly(BEGUN);

    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      outcomes.add("REST " + logIn("10.0.1." + i, names.get(i), PASSWORD));
      outcomes.add("gRPC " + grpcLogIn("10.0.2." + i, names.get(i)));
      outcomes.add("registration " + register("10.0.3." + i, ServerUnderTest.newEmail()));
      permits.release(3 * FACTOR);
    }
    refused.acquireUninterruptibly(BEGUN);

    assertThat(outcomes).containsOnly("REST 200", "gRPC OK", "registration 201");
  }

  @Test
  void a_refusal_costs_less_than_a_tenth_of_a_hash() {
    startFlood(Integer.MAX_VALUE / 2);
    refused.acquireUninterruptibly(4 * REFUSALS);

    var before = Usage.of(flood);
    refused.acquireUninterruptibly(REFUSALS);
    var used = Usage.of(flood).since(before);

    assertThat(used.refusal()).as("nanoseconds").isLessThan(used.hash() / 10);
  }

  /**
   * Processor time of this process, in nanoseconds, since its start.
   *
   * @param hashing that of the threads that hash
   * @param other that of all other threads, which includes the clients
   */
  private record Usage(long hashing, long other, long hashes, long refusals) {
    static Usage of(Map<Integer, LongAdder> flood) {
      var threads = ManagementFactory.getThreadMXBean();
      long hashing =
          Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
              .filter(thread -> thread != null && thread.getThreadName().startsWith(HASHING))
              .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
              .sum();
      var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Usage(
          hashing, system.getProcessCpuTime() - hashing, count(flood, 400), count(flood, 503));
    }

    private static long count(Map<Integer, LongAdder> flood, int status) {
      return flood.getOrDefault(status, new LongAdder()).sum();
    }

    Usage since(Usage before) {
      return new Usage(
          hashing - before.hashing,
          other - before.other,
          hashes - before.hashes,
          refusals - before.refusals);
    }

    /** Returns an upper bound of the cost of a refusal. */
    long refusal() {
      return other / refusals;
    }

    long hash() {
      return hashing / hashes;
    }
  }

  /** Starts a flood that sends {@code ahead} requests at once, then some for each hash. */
  private void startFlood(int ahead) {
    permits.release(ahead);
    for (int i = 0; i < CONNECTIONS; i++) {
      flooders.execute(this::flood);
    }
  }

  private void flood() {
    while (!over) {
      permits.acquireUninterruptibly();
      String name = "unknown%d@camelot.bt".formatted(numbers.incrementAndGet());
      int status = logIn("203.0.113.9", name, "wrong guess");
      flood.computeIfAbsent(status, first -> new LongAdder()).increment();
      permits.release(status == 400 ? FACTOR : 0);
      refused.release(status == 503 ? 1 : 0);
    }
  }

  private int register(String client, String email) {
    String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    return post(client, "/auth/register", "application/json", json);
  }

  private int logIn(String client, String name, String password) {
    String form = "username=%s&password=%s".formatted(name, password.replace(' ', '+'));
    return post(client, "/auth/jwt/login", "application/x-www-form-urlencoded", form);
  }

  private int post(String client, String path, String type, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
            .header("Content-Type", type)
            .header("X-Forwarded-For", client)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private String grpcLogIn(String client, String name) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER), client);
    try {
      var answer =
          AuthServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
              .login(LoginRequest.newBuilder().setUsername(name).setPassword(PASSWORD).build());
      return answer.getAccessToken().isEmpty() ? "no token" : "OK";
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode().name();
    }
  }
}
