package dev.portcullis.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.TokenHash;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Identity provider for tests; accepts any identity. Thread-safe. */
public final class InMemoryIdentityProvider implements IdentityProvider {
  private final Map<String, Agreement> agreements = new ConcurrentHashMap<>();
  private volatile boolean down;

  private record Agreement(ExternalIdentity person, String challenge, String redirectUri) {}

  @Override
  public URI authorizationUrl(AuthorizationContext context, String state, Scopes scopes) {
    answer();
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", "camelot");
    parameters.put("redirect_uri", context.redirectUri());
    parameters.put("scope", String.join(" ", scopes.names()));
    parameters.put("state", state);
    parameters.put("nonce", context.nonce().value());
    parameters.put("code_challenge", TokenHash.of(context.codeVerifier().value()).hex());
    parameters.put("code_challenge_method", "S256");
    return URI.create("https://provider.example/authorize?" + query(parameters));
  }

  /** Consents as {@code person}, whose browser was sent to {@code authorizationUrl}. */
  public Code agree(URI authorizationUrl, ExternalIdentity person) {
    Map<String, String> parameters = parameters(authorizationUrl);
    var agreement =
        new Agreement(
            person,
            parameters.getOrDefault("code_challenge", ""),
            parameters.getOrDefault("redirect_uri", ""));
    var code = new Code(UUID.randomUUID().toString());
    agreements.put(code.value(), agreement);
    return code;
  }

  @Override
  public Answer identify(Code code, Optional<String> issuer, AuthorizationContext context) {
    answer();
    return Optional.ofNullable(agreements.remove(code.value()))
        .filter(
            agreement ->
                agreement.challenge().equals(TokenHash.of(context.codeVerifier().value()).hex()))
        .filter(agreement -> agreement.redirectUri().equals(context.redirectUri()))
        .<Answer>map(agreement -> new Identified(agreement.person(), tokens()))
        .orElseGet(() -> new NotIdentified("unknown code"));
  }

  private static Tokens tokens() {
    return new Tokens("access-" + UUID.randomUUID(), Optional.empty(), Optional.empty());
  }

  /** Makes the provider unavailable. */
  public void breakDown() {
    down = true;
  }

  /** Makes the provider available again. */
  public void recover() {
    down = false;
  }

  private void answer() {
    if (down) {
      throw new ProviderUnavailable("the in-memory provider is unavailable", null);
    }
  }

  /** Parses the query parameters of a URL. */
  public static Map<String, String> parameters(URI url) {
    return Arrays.stream(url.getRawQuery().split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
        .collect(joining("&"));
  }
}
