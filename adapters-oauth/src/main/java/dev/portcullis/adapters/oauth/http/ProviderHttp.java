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
 * All that is said to one provider: no redirect is followed, and no answer is waited for longer
 * than there is time, or read further than is reasonable. Thread-safe.
 */
public final class ProviderHttp implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String provider;
  private final HttpClient client;

  /**
   * Speaks to the provider that is called {@code provider}.
   *
   * @param connecting how long to wait for a connection
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

  /** Fetches, as nobody in particular. */
  public Reply get(String endpoint, URI uri, Deadline deadline) {
    return send(endpoint, new HTTPRequest(HTTPRequest.Method.GET, uri), deadline);
  }

  /** Fetches, for whoever the token stands for (RFC 6750, section 2.1). */
  public Reply get(String endpoint, URI uri, AccessToken token, Deadline deadline) {
    var request = new HTTPRequest(HTTPRequest.Method.GET, uri);
    request.setAuthorization(token.toAuthorizationHeader());
    return send(endpoint, request, deadline);
  }

  /**
   * Sends, and wants JSON.
   *
   * @param endpoint in words, to tell of it
   * @throws ProviderUnavailable when no whole answer comes before the deadline, or one that says to
   *     try again
   * @throws UntrustedAnswerException when the answer is too long
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
        .orElseThrow(
            () -> new UntrustedAnswerException(endpoint + " answers more than a mebibyte"));
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
   * The result of {@code task}, which is cancelled at the deadline.
   *
   * @throws ProviderUnavailable when there is none before the deadline, or the task fails
   * @throws UntrustedAnswerException when the task says so
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
              endpoint + " can't be reached, or breaks off: " + cause.getClass().getSimpleName(),
              cause);
    };
  }

  private static HttpRequest toJdk(HTTPRequest request) {
    var builder = HttpRequest.newBuilder(request.getURI());
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    builder.setHeader("Accept", "application/json");
    // GitHub answers nobody without one.
    builder.setHeader("User-Agent", "Portcullis");
    String body = request.getBody();
    return builder
        .method(
            request.getMethod().name(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  /** That the time is over for that endpoint's answer. */
  public ProviderUnavailable late(String endpoint, @Nullable Throwable cause) {
    return unavailable(endpoint + " doesn't answer in time", cause);
  }

  /** That the thread is to end, and waits for that endpoint no longer. */
  public ProviderUnavailable interrupted(String endpoint, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return unavailable(endpoint + " is waited for no longer", cause);
  }

  /** That the provider can't be asked now, and why. */
  public ProviderUnavailable unavailable(String problem, @Nullable Throwable cause) {
    return new ProviderUnavailable("Provider " + provider + ": " + problem, cause);
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
