package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.SuperuserPromotion;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.bootstrap.Portcullis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server with one backend for each pair of transport and strategy. */
final class MultiBackendServer implements AutoCloseable {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final List<String> BEARER_BACKENDS = List.of("jwt", "database", "redis");
  static final List<String> COOKIE_BACKENDS = List.of("cookie", "cookie-database", "cookie-redis");
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final String name;
  private final Map<String, String> settings;
  private final Portcullis server;
  private final RestApi byBearer;
  private final RestApi byCookie;
  private final GrpcApi grpc;

  /** Starts the server. Adds the settings of its backends to {@code settings}. */
  MultiBackendServer(String name, Map<String, String> settings, InstantSource clock) {
    this.name = name;
    this.settings = TestServers.withRedis(settings);
    for (String strategy : List.of("database", "redis")) {
      set("cookie-" + strategy, "TRANSPORT", "cookie");
      set("cookie-" + strategy, "STRATEGY", strategy);
    }
    backends().forEach(backend -> set(backend, "LIFETIME", LIFETIME.toString()));
    this.server = TestServers.start(settings, clock);
    this.byBearer = new RestApi(server.httpPort());
    this.byCookie = new RestApi(server.httpPort(), Transport.COOKIE);
    this.grpc = new GrpcApi(server.grpcPort());
  }

  private void set(String backend, String part, String value) {
    String variable = backend.toUpperCase(Locale.ROOT).replace('-', '_');
    settings.put("PORTCULLIS_AUTH_BACKENDS_%s_%s".formatted(variable, part), value);
  }

  /** Returns the names of all six backends. */
  static List<String> backends() {
    return Stream.of(BEARER_BACKENDS, COOKIE_BACKENDS).flatMap(List::stream).toList();
  }

  /** Returns all ways to log in: REST with either transport, and gRPC, which has no cookies. */
  Stream<LogInMethod> logInMethods() {
    return Stream.of(
            BEARER_BACKENDS.stream()
                .map(backend -> logInMethod("REST with a header", byBearer, backend)),
            COOKIE_BACKENDS.stream()
                .map(backend -> logInMethod("REST with a cookie", byCookie, backend)),
            BEARER_BACKENDS.stream().map(backend -> logInMethod("gRPC", grpc, backend)))
        .flatMap(logInMethods -> logInMethods);
  }

  private LogInMethod logInMethod(String how, Api api, String backend) {
    return new LogInMethod(this, "%s on %s".formatted(how, name), api, backend);
  }

  /** Returns the REST clients of both transports. */
  List<RestApi> rest() {
    return List.of(byBearer, byCookie);
  }

  GrpcApi grpc() {
    return grpc;
  }

  Person newPerson() {
    String email = "squire%d@camelot.bt".formatted(PEOPLE.incrementAndGet());
    return byBearer.register(Map.of("email", email, "password", PASSWORD)).value();
  }

  /** Logs in by each way, and returns the tokens. */
  List<String> tokensOf(Person person) {
    return logInMethods().map(logInMethod -> logInMethod.tokenOf(person)).toList();
  }

  /** Returns a token of a new superuser. */
  String superuserToken() {
    var person = newPerson();
    SuperuserPromotion.promote(settings, person.email());
    return logInMethods().findFirst().orElseThrow().tokenOf(person);
  }

  /** Returns the client that superusers use. */
  Api administration() {
    return byBearer;
  }

  @Override
  public void close() {
    byBearer.close();
    byCookie.close();
    grpc.close();
    server.close();
  }
}
