package dev.portcullis.adapters.crypto.password;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parser for Keycloak's export of a password: one JSON object of the list {@code credentials},
 * unchanged. Two members hold JSON as text: {@code credentialData} the cost, {@code secretData}
 * salt and digest.
 */
final class KeycloakCredential {
  private KeycloakCredential() {}

  /** Returns the hash in {@code json}; empty if it has no supported hash within the bounds. */
  static Optional<? extends StoredHash> parse(String json) {
    if (!json.startsWith("{")) {
      return Optional.empty();
    }
    try {
      Map<String, Object> credential = object(json);
      return hash(
          object(text(credential, "credentialData")), object(text(credential, "secretData")));
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<? extends StoredHash> hash(
      Map<String, Object> cost, Map<String, Object> secret) throws ParseException {
    long iterations = JSONObjectUtils.getLong(cost, "hashIterations");
    String salt = text(secret, "salt");
    String digest = text(secret, "value");
    return switch (text(cost, "algorithm")) {
      case "pbkdf2" -> pbkdf2(Pbkdf2Hash.Hmac.SHA1, iterations, salt, digest);
      case "pbkdf2-sha256" -> pbkdf2(Pbkdf2Hash.Hmac.SHA256, iterations, salt, digest);
      case "pbkdf2-sha512" -> pbkdf2(Pbkdf2Hash.Hmac.SHA512, iterations, salt, digest);
      case "argon2" -> argon2(cost, iterations, salt, digest);
      default -> Optional.empty();
    };
  }

  private static Optional<Pbkdf2Hash> pbkdf2(
      Pbkdf2Hash.Hmac hmac, long iterations, String salt, String digest) {
    return Pbkdf2Hash.of(hmac, iterations, SaltedDigest.ofBase64(salt, digest));
  }

  /** Converts the credential to the PHC form of libargon2. */
  private static Optional<Argon2Hash> argon2(
      Map<String, Object> cost, long iterations, String salt, String digest) throws ParseException {
    Map<String, Object> more =
        present(
            JSONObjectUtils.getJSONObject(cost, "additionalParameters"), "additionalParameters");
    return Argon2Hash.parse(
        "$argon2%s$v=%s$m=%s,t=%d,p=%s$%s$%s"
            .formatted(
                only(more, "type"),
                version(only(more, "version")),
                only(more, "memory"),
                iterations,
                only(more, "parallelism"),
                salt.replace("=", ""),
                digest.replace("=", "")));
  }

  private static int version(String name) throws ParseException {
    return switch (name) {
      case "1.3" -> Argon2Hash.VERSION_1_3;
      case "1.0" -> Argon2Hash.VERSION_1_0;
      default -> throw new ParseException("unknown version", 0);
    };
  }

  private static String text(Map<String, Object> json, String name) throws ParseException {
    return present(JSONObjectUtils.getString(json, name), name);
  }

  private static Map<String, Object> object(String json) throws ParseException {
    return present(JSONObjectUtils.parse(json), "object");
  }

  /**
   * Returns the single string in the list {@code name}, which is how Keycloak stores further
   * parameters.
   */
  private static String only(Map<String, Object> json, String name) throws ParseException {
    List<String> texts = present(JSONObjectUtils.getStringList(json, name), name);
    if (texts.size() != 1) {
      throw new ParseException("not one " + name, 0);
    }
    return present(texts.getFirst(), name);
  }

  private static <T> T present(@Nullable T value, String name) throws ParseException {
    if (value == null) {
      throw new ParseException("no " + name, 0);
    }
    return value;
  }
}
