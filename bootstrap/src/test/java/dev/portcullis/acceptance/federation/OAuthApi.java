package dev.portcullis.acceptance.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.Outcome;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations that every protocol offers for sign-in with a provider. An empty token means that the
 * client sends none.
 */
public interface OAuthApi {
  /** A provider account that is linked to a user. */
  record LinkedAccount(String id, String provider, String accountId, String accountEmail) {}

  /**
   * Request for an authorization URL.
   *
   * @param redirectUri the redirect URI; empty means the configured one
   */
  record Wish(String provider, List<String> scopes, Optional<String> redirectUri) {
    public Wish(String provider) {
      this(provider, List.of(), Optional.empty());
    }
  }

  /**
   * Authorization URL, to which the client sends the browser.
   *
   * @param csrf the secret that the client keeps
   */
  record Authorization(URI url, String csrf) {}

  /**
   * Authorization response of a provider.
   *
   * @param parameters the query parameters: {@code code}, {@code state}, {@code error}, {@code iss}
   * @param csrf the secret that the client has kept; empty for none
   */
  record Return(String provider, Map<String, String> parameters, String csrf) {
    /**
     * Reads the response from {@code address}, to which the provider has redirected the browser.
     */
    public static Return to(URI address, String provider, String csrf) {
      Map<String, String> parameters =
          Arrays.stream(address.getRawQuery().split("&", -1))
              .map(parameter -> parameter.split("=", 2))
              .collect(
                  Collectors.toMap(
                      pair -> URLDecoder.decode(pair[0], UTF_8),
                      pair -> URLDecoder.decode(pair[1], UTF_8)));
      return new Return(provider, parameters, csrf);
    }
  }

  /** Requests an authorization URL for a log-in. */
  Outcome<Authorization> authorize(Wish wish);

  /** Requests an authorization URL for linking an account. */
  Outcome<Authorization> authorizeAssociation(String token, Wish wish);

  /** Completes a log-in and returns the token. */
  Outcome<String> logIn(Return back);

  Outcome<Person> associate(String token, Return back);

  Outcome<List<LinkedAccount>> accounts(String token);

  Outcome<Boolean> unlink(String token, String id);
}
