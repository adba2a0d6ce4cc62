package dev.portcullis.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.federation.ListOAuthAccounts;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.Authenticated;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.NotAuthenticated;
import dev.portcullis.benchmarks.ceiling.BareRest;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.login.AccessToken;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Cost of the REST edge for a request: routing, headers and JSON, with use cases that answer at
 * once. Compared with a bare server that sends the same answer, on one persistent connection.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Routing {
  private static final String PROFILE = "/users/me";
  private static final GeneratedUser USER = new GeneratedUser(0);

  /** A token as long as a JWT signed with EdDSA. */
  private static final AccessToken TOKEN = new AccessToken("x".repeat(480));

  private static final AuthenticateRequest.Result KNOWN =
      new Authenticated(LoggedInUser.of(USER).caller(), TOKEN, LoggedInUser.NOW);

  private final Histogram latencies = new Histogram(3);

  @Param({"/health/live", PROFILE})
  private String path;

  private RestServer server;
  private BareRest bareServer;
  private HttpClient client;
  private HttpClient bareClient;

  /** Starts both servers and connects. */
  @Setup
  public void connect() {
    Configuration configuration = DefaultConfiguration.in(RunDirectory.open());
    server =
        RestServer.start(configuration.rest(), useCases(), configuration.backendDescriptions());
    HttpExchange exchange = exchange();
    String body = new String(exchange.body(), UTF_8);
    HttpExchange bareExchange = HttpExchange.get(PROFILE, TOKEN.value(), body);
    bareServer = BareRest.start(0, () -> body);
    client = new HttpClient(server.port(), () -> exchange);
    bareClient = new HttpClient(bareServer.port(), () -> bareExchange);
  }

  private HttpExchange exchange() {
    return path.equals(PROFILE)
        ? USER.profile(TOKEN.value())
        : HttpExchange.get(path, TOKEN.value(), "{\"status\":\"ok\"}");
  }

  private static UseCases useCases() {
    AuthenticateRequest authenticateRequest = Routing::authenticate;
    ListOAuthAccounts withoutProviders = user -> Optional.empty();
    return DummyPorts.but(authenticateRequest, withoutProviders);
  }

  private static AuthenticateRequest.Result authenticate(AuthenticateRequest.Command command) {
    return command.tokens().contains(TOKEN) ? KNOWN : new NotAuthenticated();
  }

  /** A request to Portcullis. */
  @Benchmark
  public void portcullis() throws IOException {
    client.call(1, latencies);
  }

  /** A request to a server that only sends a constant answer. */
  @Benchmark
  public void bareJavalin() throws IOException {
    bareClient.call(1, latencies);
  }

  /** Closes the connections and stops both servers. */
  @TearDown
  public void close() {
    client.close();
    bareClient.close();
    server.close();
    bareServer.close();
  }
}
