package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * An authorization flow of a browser: to a provider and back.
 *
 * @param provider the provider's part of the path, such as {@code grail} or {@code associate/grail}
 * @param token the bearer token of a user who links an account; empty for a log-in
 * @param csrf the value of the CSRF cookie
 */
public record ProviderRoundTrip(
    TestRestServer server,
    String provider,
    Optional<String> token,
    String csrf,
    URI authorizationUrl) {
  /** Starts a log-in. */
  public static ProviderRoundTrip toLogIn(TestRestServer server, String provider) {
    return begun(server, provider, Optional.empty());
  }

  /** Starts linking an account to the user of {@code token}. */
  public static ProviderRoundTrip toLink(TestRestServer server, String provider, String token) {
    return begun(server, "associate/" + provider, Optional.of(token));
  }

  private static ProviderRoundTrip begun(
      TestRestServer server, String provider, Optional<String> token) {
    RawResponse answer = call(server, "GET", provider, "authorize", token).send();
    URI url = URI.create(answer.json().get("authorization_url").textValue());
    return new ProviderRoundTrip(server, provider, token, cookie(answer), url);
  }

  private static String cookie(RawResponse answer) {
    String cookie = answer.header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private static RawRequest call(
      TestRestServer server, String method, String provider, String step, Optional<String> token) {
    RawRequest call = server.call(method, "/auth/" + provider + "/" + step);
    return token.map(call::bearer).orElse(call);
  }

  /** Returns a new identity at the provider, which no user has. */
  public static ExternalIdentity stranger() {
    String name = UUID.randomUUID().toString();
    return person(name, new EmailAddress(name + "@camelot.example"));
  }

  public static ExternalIdentity person(String accountId, EmailAddress email) {
    return new ExternalIdentity(accountId, Optional.of(email), true);
  }

  public String state() {
    return InMemoryIdentityProvider.parameters(authorizationUrl).getOrDefault("state", "");
  }

  /** Returns the code for {@code person}, who agrees. */
  public String code(ExternalIdentity person) {
    return server.identityProvider.agree(authorizationUrl, person).value();
  }

  /** Returns the same flow with a callback of another provider. */
  ProviderRoundTrip elsewhere(String other) {
    return new ProviderRoundTrip(server, other, token, csrf, authorizationUrl);
  }

  /** Returns the same flow with another bearer token. */
  public ProviderRoundTrip by(String other) {
    return new ProviderRoundTrip(server, provider, Optional.of(other), csrf, authorizationUrl);
  }

  /** Returns the same flow with another CSRF cookie. */
  public ProviderRoundTrip with(String otherCsrf) {
    return new ProviderRoundTrip(server, provider, token, otherCsrf, authorizationUrl);
  }

  /** Completes the flow after {@code person} has agreed. */
  public RawResponse back(ExternalIdentity person) {
    return back("state=" + encoded(state()) + "&code=" + encoded(code(person)));
  }

  /** Calls the callback with that query. */
  public RawResponse back(String query) {
    return back("GET", query).send();
  }

  public RawRequest back(String method, String query) {
    return call(server, method, provider, "callback?" + query, token)
        .with("Cookie", CsrfCookie.NAME + "=" + csrf);
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
