package dev.portcullis.acceptance.throttling;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.ForgotPasswordRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.RegisterRequest;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on attempts on three nodes, over real sockets, behind a proxy that tells the clients. */
@ParameterizedClass
@ValueSource(strings = {"SQLite", "PostgreSQL"})
@TestInstance(Lifecycle.PER_CLASS)
final class AttemptLimitsAcceptanceTest {
  private static final Metadata.Key<String> FORWARDED_FOR = key("x-forwarded-for");
  private static final Metadata.Key<String> DEVICE = key("portcullis-device");
  private static final int FREE = 40;
  private static final int NETWORK = 60;

  private final AtomicInteger addresses = new AtomicInteger();
  private final List<Portcullis> nodes = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @Parameter private String database = "";

  @BeforeAll
  void start() {
    Map<String, String> settings =
        database.equals("SQLite") ? TestServers.settings() : TestServers.postgresSettings();
    settings.put("PORTCULLIS_HTTP_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("PORTCULLIS_HTTP_FORWARDED_HEADER", "x-forwarded-for");
    settings.put("PORTCULLIS_LIMITS_ACCOUNT_FREE_FAILURES", String.valueOf(FREE));
    settings.put("PORTCULLIS_LIMITS_ACCOUNT_MAX_FAILURES_PER_DAY", String.valueOf(FREE));
    settings.put("PORTCULLIS_LIMITS_NETWORK_FAILURES_PER_HOUR", String.valueOf(NETWORK));
    settings.put("PORTCULLIS_LIMITS_NETWORK_REGISTRATIONS_PER_HOUR", "5");
    settings.put("PORTCULLIS_LIMITS_NETWORK_MAILS_PER_HOUR", "3");
    for (int i = 0; i < 3; i++) {
      var node = TestServers.start(settings);
      nodes.add(node);
      channels.add(
          NettyChannelBuilder.forAddress("127.0.0.1", node.grpcPort()).usePlaintext().build());
    }
  }

  @AfterAll
  void stop() {
    channels.forEach(ManagedChannel::shutdownNow);
    nodes.forEach(Portcullis::close);
    http.close();
  }

  /** Fewer threads on SQLite, where the nodes take turns to write into one file. */
  @Test
  void of_guesses_on_three_nodes_from_many_threads_each_exactly_the_limit_is_let_through()
      throws Exception {
    String name = register();
    List<Callable<String>> guesses = new ArrayList<>();
    int threads = database.equals("SQLite") ? 16 : 64;
    for (int thread = 0; thread < threads; thread++) {
      for (int node = 0; node < nodes.size(); node++) {
        String client = newAddress();
        int at = node;
        guesses.add(
            thread % 2 == 0
                ? () -> answered(() -> code(logIn(at, name, "wrong guess", client, "")))
                : () -> answered(() -> grpcCode(() -> login(at, name, "wrong guess", client))));
      }
    }
    Collections.shuffle(guesses);

    List<String> codes = ServerUnderTest.atOnce(guesses);

    assertThat(codes.stream().collect(groupingBy(code -> code, counting())))
        .isEqualTo(
            Map.of(
                "LOGIN_BAD_CREDENTIALS",
                (long) FREE,
                "TOO_MANY_ATTEMPTS",
                (long) guesses.size() - FREE));
  }

  @Test
  void both_protocols_and_all_nodes_share_the_budget_of_a_network() throws Exception {
    String client = newAddress();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < NETWORK + 6; i++) {
      int node = i % nodes.size();
      String victim = "victim%d@camelot.bt".formatted(i);
      codes.add(
          i % 2 == 0
              ? code(logIn(node, victim, "wrong guess", client, ""))
              : grpcCode(() -> login(node, victim, "wrong guess", client)));
    }

    assertThat(codes.subList(0, NETWORK)).containsOnly("LOGIN_BAD_CREDENTIALS");
    assertThat(codes.subList(NETWORK, NETWORK + 6)).containsOnly("TOO_MANY_ATTEMPTS");
  }

  @Test
  void a_refusal_tells_in_rest_when_to_try_again() throws Exception {
    String name = "unknown-%d@camelot.bt".formatted(addresses.incrementAndGet());
    IntStream.range(0, FREE).forEach(i -> logIn(0, name, "wrong guess", newAddress(), ""));

    HttpResponse<String> refusal = logIn(1, name, "wrong guess", newAddress(), "");

    assertThat(refusal.statusCode()).isEqualTo(429);
    long wait = Long.parseLong(refusal.headers().firstValue("Retry-After").orElseThrow());
    assertThat(wait).isBetween(86_000L, 86_400L);
    assertThat(refusal.body())
        .isEqualTo(
            "{\"detail\":{\"code\":\"TOO_MANY_ATTEMPTS\",\"reason\":"
                + "\"Too many attempts; try again later\",\"retry_after\":%d}}".formatted(wait));
  }

  @Test
  void a_refusal_tells_in_grpc_when_to_try_again() throws Exception {
    String name = "unknown-%d@camelot.bt".formatted(addresses.incrementAndGet());
    IntStream.range(0, FREE).forEach(i -> logIn(0, name, "wrong guess", newAddress(), ""));

    StatusRuntimeException refusal = refusal(() -> login(2, name, "wrong guess", newAddress()));

    assertThat(refusal.getStatus().getCode().name()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(detail(refusal, RetryInfo.class).getRetryDelay().getSeconds())
        .isBetween(86_000L, 86_400L);
  }

  @Test
  void a_device_that_has_logged_in_before_gets_in_past_the_failures_of_strangers()
      throws Exception {
    String name = register();
    HttpResponse<String> first = logIn(0, name, PASSWORD, newAddress(), "");
    String cookie = deviceCookie(first);
    String device = grpcDevice(name);
    IntStream.range(0, FREE).forEach(i -> logIn(i % 3, name, "wrong guess", newAddress(), ""));

    assertThat(logIn(1, name, PASSWORD, newAddress(), "").statusCode()).isEqualTo(429);
    assertThat(logIn(1, name, PASSWORD, newAddress(), "portcullis_device=forged").statusCode())
        .isEqualTo(429);
    assertThat(logIn(1, name, PASSWORD, newAddress(), cookie).statusCode()).isEqualTo(200);
    assertThat(grpcCode(() -> login(2, name, PASSWORD, newAddress())))
        .isEqualTo("TOO_MANY_ATTEMPTS");
    assertThat(login(2, name, PASSWORD, newAddress(), device, new AtomicReference<>()))
        .isNotEmpty();
  }

  @Test
  void the_cookie_of_a_device_is_hidden_from_scripts_and_not_set_again_while_it_is_good()
      throws Exception {
    String name = register();
    HttpResponse<String> first = logIn(0, name, PASSWORD, newAddress(), "");

    assertThat(first.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("portcullis_device=")
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=34560000");
    HttpResponse<String> second = logIn(0, name, PASSWORD, newAddress(), deviceCookie(first));
    assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void registrations_and_mails_are_limited_per_network_over_both_protocols() throws Exception {
    String client = newAddress();
    List<String> registrations = new ArrayList<>();
    List<String> mails = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String email = ServerUnderTest.newEmail();
      registrations.add(
          code(
              post(
                  i % 3,
                  "/auth/register",
                  "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD),
                  client)));
      registrations.add(grpcCode(() -> registerOverGrpc(client)));
      mails.add(
          code(
              post(i % 3, "/auth/forgot-password", "{\"email\":\"%s\"}".formatted(email), client)));
      mails.add(grpcCode(() -> forgotPassword(email, client)));
    }

    assertThat(registrations).filteredOn("OK"::equals).hasSize(5);
    assertThat(registrations.subList(5, 8)).containsOnly("TOO_MANY_ATTEMPTS");
    assertThat(mails).filteredOn("OK"::equals).hasSize(3);
    assertThat(mails.subList(3, 8)).containsOnly("TOO_MANY_ATTEMPTS");
  }

  /** Tries again while the store is too busy, as the answer says. */
  private static String answered(Callable<String> guess) throws Exception {
    String code = guess.call();
    for (int again = 0; again < 20 && code.equals("SERVICE_UNAVAILABLE"); again++) {
      code = guess.call();
    }
    return code;
  }

  private String newAddress() {
    int number = addresses.incrementAndGet();
    return "10.%d.%d.%d".formatted(number / 65_536, number / 256 % 256, number % 256);
  }

  private String register() {
    String email = ServerUnderTest.newEmail();
    String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    assertThat(post(0, "/auth/register", json, newAddress()).statusCode()).isEqualTo(201);
    return email;
  }

  private HttpResponse<String> post(int node, String path, String json, String client) {
    return send(
        HttpRequest.newBuilder(uri(node, path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", client)
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> logIn(
      int node, String name, String password, String client, String cookie) {
    String form =
        "username=%s&password=%s"
            .formatted(URLEncoder.encode(name, UTF_8), URLEncoder.encode(password, UTF_8));
    var request =
        HttpRequest.newBuilder(uri(node, "/auth/jwt/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", client)
            .POST(BodyPublishers.ofString(form));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(request);
  }

  private URI uri(int node, String path) {
    return URI.create("http://127.0.0.1:" + nodes.get(node).httpPort() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static String deviceCookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** Returns the code of an answer, or OK. */
  private static String code(HttpResponse<String> answer) {
    if (answer.statusCode() < 300) {
      return "OK";
    }
    return answer.body().replaceAll(".*?\"([A-Z_]{4,})\".*", "$1");
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private AuthServiceGrpc.AuthServiceBlockingStub stub(
      int node, Metadata headers, AtomicReference<Metadata> answer) {
    return AuthServiceGrpc.newBlockingStub(
        ClientInterceptors.intercept(
            channels.get(node),
            MetadataUtils.newAttachHeadersInterceptor(headers),
            MetadataUtils.newCaptureMetadataInterceptor(answer, new AtomicReference<>())));
  }

  private static Metadata from(String client) {
    var headers = new Metadata();
    headers.put(FORWARDED_FOR, client);
    return headers;
  }

  private String login(int node, String name, String password, String client) {
    return login(node, name, password, client, "", new AtomicReference<>());
  }

  private String login(
      int node,
      String name,
      String password,
      String client,
      String device,
      AtomicReference<Metadata> answer) {
    Metadata headers = from(client);
    if (!device.isEmpty()) {
      headers.put(DEVICE, device);
    }
    return stub(node, headers, answer)
        .login(LoginRequest.newBuilder().setUsername(name).setPassword(password).build())
        .getAccessToken();
  }

  /** Logs in over gRPC, and returns the token of the device. */
  private String grpcDevice(String name) {
    var answer = new AtomicReference<Metadata>();
    login(0, name, PASSWORD, newAddress(), "", answer);
    String device = answer.get().get(DEVICE);
    assertThat(device).isNotNull();
    return String.valueOf(device);
  }

  private String registerOverGrpc(String client) {
    return stub(0, from(client), new AtomicReference<>())
        .register(
            RegisterRequest.newBuilder()
                .setEmail(ServerUnderTest.newEmail())
                .setPassword(PASSWORD)
                .build())
        .getUser()
        .getId();
  }

  private String forgotPassword(String email, String client) {
    return stub(1, from(client), new AtomicReference<>())
        .forgotPassword(ForgotPasswordRequest.newBuilder().setEmail(email).build())
        .toString();
  }

  private static StatusRuntimeException refusal(Callable<String> call) throws Exception {
    try {
      throw new AssertionError("not refused: " + call.call());
    } catch (StatusRuntimeException refused) {
      return refused;
    }
  }

  private static String grpcCode(Callable<String> call) throws Exception {
    try {
      call.call();
      return "OK";
    } catch (StatusRuntimeException refused) {
      return detail(refused, ErrorInfo.class).getReason();
    }
  }

  private static <D extends Message> D detail(StatusRuntimeException refused, Class<D> type)
      throws InvalidProtocolBufferException {
    for (var detail : requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList()) {
      if (detail.is(type)) {
        return detail.unpack(type);
      }
    }
    throw new AssertionError("no " + type.getSimpleName(), refused);
  }
}
