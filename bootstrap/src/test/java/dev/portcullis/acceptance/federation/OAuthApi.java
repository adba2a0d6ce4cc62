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
 * What every protocol offers to those who sign in with a provider. An empty token means that none
 * is sent.
 */
public interface OAuthApi {
  /** An account at a provider that belongs to a user. */
  record LinkedAccount(String id, String provider, String accountId, String accountEmail) {}

  /**
   * Where somebody wants to go.
   *
   * @param redirectUri where from there, if not to the usual place
   */
  record Wish(String provider, List<String> scopes, Optional<String> redirectUri) {
    public Wish(String provider) {
      this(provider, List.of(), Optional.empty());
    }
  }

  /**
   * Where to send the browser.
   *
   * @param csrf what the client keeps to itself meanwhile
   */
  record Authorization(URI url, String csrf) {}

  /**
   * What the browser has come back with.
   *
   * @param parameters as the provider calls them: {@code code}, {@code state}, {@code error},
   *     {@code iss}
   * @param csrf what the client has kept; empty for nothing
   */
  record Return(String provider, Map<String, String> parameters, String csrf) {
    /** To {@code address}, which the provider has sent it to. */
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

  /** To log in. */
  Outcome<Authorization> authorize(Wish wish);

  /** To link an account. */
  Outcome<Authorization> authorizeAssociation(String token, Wish wish);

  /** The token. */
  Outcome<String> logIn(Return back);

  Outcome<Person> associate(String token, Return back);

  Outcome<List<LinkedAccount>> accounts(String token);

  Outcome<Boolean> unlink(String token, String id);
}
