package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * OpenID Connect provider with discovery. It signs ID tokens by RS256 unless a test changes that.
 */
public final class OidcServer extends ProviderServer {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String JWKS = "/jwks";
  private static final String SENDS_ISSUER = "authorization_response_iss_parameter_supported";

  private final IdTokenBuilder idTokens;
  private final Map<String, Optional<Object>> metadata = new ConcurrentHashMap<>();

  /** Starts the server, which issues ID tokens by {@code clock}. */
  public OidcServer(InstantSource clock) {
    this.idTokens = new IdTokenBuilder(clock);
    handle(DISCOVERY, request -> ScriptedResponse.json(200, discovery()));
    handle(JWKS, request -> ScriptedResponse.json(200, keys()));
  }

  /** Returns the endpoint of its metadata (OpenID Connect Discovery 1.0, section 4). */
  public URI discoveryEndpoint() {
    return at(DISCOVERY);
  }

  /** Returns the endpoint of its public key. */
  public URI jwksEndpoint() {
    return at(JWKS);
  }

  /** Sets a member of the metadata; {@code null} removes it. */
  public void metadata(String name, @Nullable Object value) {
    metadata.put(name, Optional.ofNullable(value));
  }

  /** Names the issuer in authorization responses from now on, and announces that (RFC 9207). */
  public void sendsIssuer() {
    metadata(SENDS_ISSUER, true);
  }

  /** Sets a claim of ID tokens from now on; {@code null} removes it. */
  public void claim(String name, @Nullable Object value) {
    idTokens.claim(name, value);
  }

  /** Binds ID tokens to their access tokens from now on, by {@code at_hash}. */
  public void bindsAccessToken() {
    idTokens.bindsAccessToken();
  }

  /** Sets the signature of ID tokens from now on. */
  public void signature(IdTokenSignature how) {
    idTokens.signature(how);
  }

  /** Replaces the signing key by a new one for that algorithm. */
  public void rotate(JWSAlgorithm algorithm) {
    idTokens.rotate(algorithm);
  }

  /** Returns the published keys as JSON. */
  public String keys() {
    return idTokens.publishedKeys();
  }

  @Override
  Optional<String> sentIssuer() {
    return metadata.getOrDefault(SENDS_ISSUER, Optional.empty()).map(sends -> issuer().toString());
  }

  private Map<String, Object> discovery() {
    Map<String, Object> members = new HashMap<>();
    members.put("issuer", issuer().toString());
    members.put("authorization_endpoint", authorizeEndpoint().toString());
    members.put("token_endpoint", tokenEndpoint().toString());
    members.put("userinfo_endpoint", userinfoEndpoint().toString());
    members.put("jwks_uri", jwksEndpoint().toString());
    members.put("response_types_supported", List.of("code"));
    members.put("subject_types_supported", List.of("public"));
    members.put("id_token_signing_alg_values_supported", List.of("RS256"));
    IdTokenBuilder.override(members, metadata);
    return members;
  }

  @Override
  void addTokens(Map<String, Object> answer, AuthorizationCodes.Grant grant, String accessToken) {
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 300);
    answer.put("id_token", idTokens.write(issuer().toString(), grant, accessToken));
  }

  @Override
  ScriptedResponse userinfo(EndUser person) {
    return ScriptedResponse.json(200, IdTokenBuilder.profile(person));
  }
}
