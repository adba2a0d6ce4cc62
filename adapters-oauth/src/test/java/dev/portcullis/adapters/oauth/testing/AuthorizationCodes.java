package dev.portcullis.adapters.oauth.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Authorization codes, issued without asking the user. Each can be redeemed once, with the right
 * PKCE verifier (RFC 7636).
 */
final class AuthorizationCodes {
  static final String CLIENT_ID = "portcullis";
  static final String CLIENT_SECRET = "s3cret-of-the-grail";

  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> tokens = new ConcurrentHashMap<>();
  private volatile EndUser person = new EndUser("1", Optional.empty(), false);
  private volatile Optional<String> refusal = Optional.empty();

  record Grant(String redirectUri, String challenge, Optional<String> nonce, EndUser person) {}

  void person(EndUser person) {
    this.person = person;
    this.refusal = Optional.empty();
  }

  void refuse(String error) {
    refusal = Optional.of(error);
  }

  /** Sends the browser back with a code (RFC 6749, section 4.1.2), or an error. */
  ScriptedResponse authorize(RecordedRequest request, Optional<String> issuer) {
    if (!request.parameter("client_id").equals(CLIENT_ID)
        || request.parameter("redirect_uri").isEmpty()) {
      return ScriptedResponse.html(400);
    }
    Map<String, String> back = new LinkedHashMap<>();
    refusal
        .or(() -> mistake(request))
        .ifPresentOrElse(error -> back.put("error", error), () -> back.put("code", code(request)));
    back.put("state", request.parameter("state"));
    issuer.ifPresent(iss -> back.put("iss", iss));
    return ScriptedResponse.redirect(withQuery(request.parameter("redirect_uri"), back));
  }

  private static Optional<String> mistake(RecordedRequest request) {
    boolean asked =
        request.parameter("response_type").equals("code")
            && request.parameter("code_challenge_method").equals("S256")
            && request.parameter("code_challenge").length() == 43;
    return asked ? Optional.empty() : Optional.of("invalid_request");
  }

  private String code(RecordedRequest request) {
    String code = "code-" + UUID.randomUUID();
    Optional<String> nonce = Optional.ofNullable(request.parameters().get("nonce"));
    codes.put(
        code,
        new Grant(
            request.parameter("redirect_uri"), request.parameter("code_challenge"), nonce, person));
    return code;
  }

  private static URI withQuery(String uri, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(uri + (uri.contains("?") ? "&" : "?") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Consumes the code and returns its grant, if the redirect URI and the verifier match. */
  Optional<Grant> redeem(RecordedRequest request) {
    return Optional.ofNullable(codes.remove(request.parameter("code")))
        .filter(grant -> request.parameter("grant_type").equals("authorization_code"))
        .filter(grant -> grant.redirectUri().equals(request.parameter("redirect_uri")))
        .filter(grant -> grant.challenge().equals(challenge(request.parameter("code_verifier"))));
  }

  String accessToken(Grant grant) {
    String token = "access-" + UUID.randomUUID();
    tokens.put(token, grant);
    return token;
  }

  /** Returns the user of the request's access token. */
  Optional<EndUser> bearer(RecordedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> tokens.get(value.substring("Bearer ".length())))
        .map(Grant::person);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
