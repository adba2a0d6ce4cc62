package dev.portcullis.acceptance.operation;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signing keys are replaced by the command line while two nodes run. One node is called over REST,
 * the other over gRPC. The nodes' clock is advanced by the tests.
 */
@ParameterizedClass
@ValueSource(strings = {"SQLite", "PostgreSQL"})
final class KeyRotationAcceptanceTest {
  /** The default publication of ten minutes, and some time for the command itself. */
  private static final Duration PUBLICATION = Duration.ofMinutes(11);

  /** Nodes follow a change within five seconds. */
  private static final Duration FOLLOWED = Duration.ofSeconds(30);

  private final MutableClock clock = new MutableClock(InstantSource.system().instant());
  private final Map<String, String> settings;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  KeyRotationAcceptanceTest(String database) {
    this.settings =
        database.equals("SQLite") ? TestServers.settings() : TestServers.postgresSettings();
  }

  @AfterEach
  void stop() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  /** A node, and a client of it. */
  private record Node(Portcullis server, Api api) {
    String logIn(Person person) {
      return api.logIn("jwt", Map.of("username", person.email(), "password", PASSWORD)).value();
    }
  }

  private Node restNode() {
    Portcullis server = started();
    return new Node(server, closing(new RestApi(server.httpPort())));
  }

  private Node grpcNode() {
    Portcullis server = started();
    return new Node(server, closing(new GrpcApi(server.grpcPort())));
  }

  private Portcullis started() {
    return closing(TestServers.start(settings, clock));
  }

  private <T extends AutoCloseable> T closing(T part) {
    opened.push(part);
    return part;
  }

  private static Person newPerson(Node node) {
    return node.api()
        .register(Map.of("email", ServerUnderTest.newEmail(), "password", PASSWORD))
        .value();
  }

  private String run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        CommandLines.in(Path.of("target"), settings)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(code).as(err.toString()).isZero();
    return out.toString();
  }

  private static String kid(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getKeyID();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static List<String> published(Node node) {
    try (var client = HttpClient.newHttpClient()) {
      var uri =
          URI.create(
              "http://127.0.0.1:%d/.well-known/jwks.json".formatted(node.server().httpPort()));
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return JWKSet.parse(answer.body()).getKeys().stream().map(JWK::getKeyID).toList();
    } catch (IOException | ParseException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static void awaitPublished(int keys, Node... nodes) {
    for (Node node : nodes) {
      await().atMost(FOLLOWED).until(() -> published(node).size() == keys);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "RS256"})
  void a_rotation_interrupts_no_user_and_every_node_follows(String algorithm) {
    settings.put("PORTCULLIS_TOKEN_ALGORITHM", algorithm);
    Node rest = restNode();
    Node grpc = grpcNode();
    Person person = newPerson(rest);
    String before = rest.logIn(person);
    assertThat(published(rest)).isEqualTo(published(grpc)).containsExactly(kid(before));

    assertThat(run("keys", "rotate")).contains(" (%s) is published".formatted(algorithm));
    awaitPublished(2, rest, grpc);
    String during = grpc.logIn(person);
    assertThat(kid(during)).isEqualTo(kid(before));
    clock.advance(PUBLICATION);
    String after = grpc.logIn(person);

    assertThat(kid(after)).isNotEqualTo(kid(before)).isIn(published(rest));
    for (Node node : List.of(rest, grpc, restNode())) {
      for (String token : List.of(before, during, after)) {
        assertThat(node.api().me(token).value()).isEqualTo(person);
      }
    }
    // An hour of the old tokens, and a minute of tolerance.
    clock.advance(Duration.ofMinutes(62));
    awaitPublished(1, rest, grpc);
    assertThat(published(rest)).containsExactly(kid(after));
    assertThat(kid(rest.logIn(person))).isEqualTo(kid(after));
  }

  @Test
  void revoked_keys_void_open_sessions_of_jwts_only() {
    settings.put("PORTCULLIS_TOKEN_ALGORITHM", "HS256");
    Node rest = restNode();
    Node grpc = grpcNode();
    Person person = newPerson(rest);
    String jwt = rest.logIn(person);
    String opaque =
        grpc.api()
            .logIn("database", Map.of("username", person.email(), "password", PASSWORD))
            .value();

    run("keys", "rotate", "--revoke-others");
    clock.advance(Duration.ofMinutes(1));

    for (Node node : List.of(rest, grpc)) {
      await()
          .atMost(FOLLOWED)
          .untilAsserted(() -> assertThat(node.api().me(jwt).code()).isEqualTo("UNAUTHORIZED"));
      String again = node.logIn(person);
      assertThat(kid(again)).isNotEqualTo(kid(jwt));
      assertThat(rest.api().me(again).value()).isEqualTo(person);
      assertThat(grpc.api().me(again).value()).isEqualTo(person);
      assertThat(node.api().me(opaque).value()).isEqualTo(person);
    }
    await().atMost(FOLLOWED).until(() -> run("keys", "list").lines().count() == 2);
  }

  @Test
  void another_algorithm_in_the_configuration_is_a_rotation() {
    String algorithm = "ES256";
    Node old = restNode();
    Person person = newPerson(old);
    String before = old.logIn(person);

    settings.put("PORTCULLIS_TOKEN_ALGORITHM", algorithm);
    Node restarted = grpcNode();

    assertThat(restarted.api().me(before).value()).isEqualTo(person);
    assertThat(kid(restarted.logIn(person))).isEqualTo(kid(before));
    await().atMost(FOLLOWED).until(() -> run("keys", "list").contains("published"));
    clock.advance(PUBLICATION);
    String after = restarted.logIn(person);
    assertThat(kid(after)).isNotEqualTo(kid(before));
    for (Node node : List.of(old, restarted, restNode())) {
      await()
          .atMost(FOLLOWED)
          .untilAsserted(() -> assertThat(node.api().me(after).value()).isEqualTo(person));
      assertThat(node.api().me(before).value()).isEqualTo(person);
    }
    assertThat(run("audit", "list")).contains("keys.rotated", algorithm);
    assertThat(run("keys", "list").lines().count()).isEqualTo(3);
  }
}
