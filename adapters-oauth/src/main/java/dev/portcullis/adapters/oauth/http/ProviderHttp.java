package dev.portcullis.adapters.oauth.http;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.portcullis.application.failure.ProviderUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP client for one provider. It follows no redirects, and bounds each response by a deadline and
 * to 1 MiB. Thread-safe.
 */
public final class ProviderHttp implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String provider;
  private final HttpClient client;

  /**
   * Creates a client for the provider with that name.
   *
   * @param connecting the time limit for a connection
   */
  public ProviderHttp(String provider, Duration connecting) {
    this.provider = provider;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .build();
  }

  /** Sends a GET request without a token. */
  public Reply get(String endpoint, URI uri, Deadline deadline) {
    return send(endpoint, new HTTPRequest(HTTPRequest.Method.GET, uri), deadline);
  }

  /** Sends a GET request with a bearer token (RFC 6750, section 2.1). */
  public Reply get(String endpoint, URI uri, AccessToken token, Deadline deadline) {
    var request = new HTTPRequest(HTTPRequest.Method.GET, uri);
    request.setAuthorization(token.toAuthorizationHeader());
    return send(endpoint, request, deadline);
  }

  /**
   * Sends a request that accepts JSON.
   *
   * @param endpoint the endpoint's name in messages
   * @throws ProviderUnavailable when no complete response arrives before the deadline, or its
   *     status is 429 or 5xx
   * @throws UntrustedAnswerException when the response is too long
   */
  public Reply send(String endpoint, HTTPRequest request, Deadline deadline) {
    HttpResponse<Optional<String>> response = exchange(endpoint, request, deadline);
    int status = response.statusCode();
    if (status >= 500 || status == TOO_MANY_REQUESTS) {
      throw unavailable(endpoint + " answers " + status, null);
    }
    String contentType = response.headers().firstValue("Content-Type").orElse("");
    return response
        .body()
        .map(body -> new Reply(endpoint, status, contentType, body))
        .orElseThrow(() -> new UntrustedAnswerException(endpoint + " answers more than 1 MiB"));
  }

  private HttpResponse<Optional<String>> exchange(
      String endpoint, HTTPRequest request, Deadline deadline) {
    if (!deadline.left().isPositive()) {
      throw late(endpoint, null);
    }
    CompletableFuture<HttpResponse<Optional<String>>> answer =
        client.sendAsync(toJdk(request), head -> new BoundedBody(MAX_BODY_BYTES));
    return await(endpoint, answer, deadline);
  }

  /**
   * Returns the result of {@code task}, which is cancelled at the deadline.
   *
   * @throws ProviderUnavailable when the deadline passes or the task fails
   * @throws UntrustedAnswerException when the task throws it
   */
  public <T> T await(String endpoint, Future<T> task, Deadline deadline) {
    try {
      return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw late(endpoint, late);
    } catch (ExecutionException failure) {
      throw failed(endpoint, failure.getCause() == null ? failure : failure.getCause());
    } catch (InterruptedException stopped) {
      throw interrupted(endpoint, stopped);
    } finally {
      task.cancel(true);
    }
  }

  private RuntimeException failed(String endpoint, Throwable cause) {
    return switch (cause) {
      case ProviderUnavailable known -> known;
      case UntrustedAnswerException known -> known;
      default ->
          unavailable(
              endpoint
                  + " can't be reached, or the connection broke: "
                  + cause.getClass().getSimpleName(),
              cause);
    };
  }

  private static HttpRequest toJdk(HTTPRequest request) {
    var builder = HttpRequest.newBuilder(request.getURI());
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    builder.setHeader("Accept", "application/json");
    // GitHub rejects requests without one.
    builder.setHeader("User-Agent", "Portcullis");
    String body = request.getBody();
    return builder
        .method(
            request.getMethod().name(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  /** Returns the failure of an endpoint that didn't answer before the deadline. */
  public ProviderUnavailable late(String endpoint, @Nullable Throwable cause) {
    return unavailable(endpoint + " doesn't answer in time", cause);
  }

  /** Returns the failure of an interrupted wait, and interrupts the thread again. */
  public ProviderUnavailable interrupted(String endpoint, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return unavailable(endpoint + " didn't answer before the wait was interrupted", cause);
  }

  /** Returns a failure with {@code problem} as its reason. */
  public ProviderUnavailable unavailable(String problem, @Nullable Throwable cause) {
    return new ProviderUnavailable("Provider " + provider + ": " + problem, cause);
  }

  /** Aborts requests in progress. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
