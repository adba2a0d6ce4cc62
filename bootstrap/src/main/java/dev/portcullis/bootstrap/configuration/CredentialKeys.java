package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.TEXT;
import static dev.portcullis.bootstrap.configuration.Syntax.matching;
import static dev.portcullis.bootstrap.configuration.Syntax.number;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.denied.DeniedPasswordLists;
import dev.portcullis.adapters.crypto.password.denied.DeniedPasswordsRefused;
import dev.portcullis.adapters.crypto.token.TokenSettings;
import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.bootstrap.configuration.Configuration.Passwords;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Keys of {@code token} and {@code password}, and the variable with the master key. */
record CredentialKeys(ConfigurationValues values, Path workingDirectory) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<String> ALGORITHM =
      KEYS.key(
              "token.algorithm",
              "signature algorithm of new signing keys; see [Keys](operations.md#keys)")
          .of(
              matching("must be one of EdDSA, ES256, RS256, HS256", "EdDSA|ES256|RS256|HS256"),
              "EdDSA");
  static final Key<Optional<String>> ISSUER =
      KEYS.key("token.issuer", "claim `iss` of JWTs").optional(TEXT, "`public-url`");
  static final Key<String> AUDIENCE =
      KEYS.key("token.audience", "claim `aud` of JWTs").of(TEXT, "fastapi-users:auth");

  static final Key<Integer> MIN_LENGTH =
      KEYS.key("password.min-length", "minimum in characters; the maximum is 1,024 bytes of UTF-8")
          .of(number(1, 256), "8");
  static final Key<String> DENIED =
      KEYS.key("password.denied", "[passwords that users can't choose](#denied-passwords)")
          .of(
              Syntax.of(
                  "must be common, known, none, or a path",
                  text -> Optional.of(Path.of(text).toString())),
              "common");
  static final Key<Integer> LINE =
      KEYS.key("password.line", "requests that may wait for a hash; more are refused at once")
          .of(number(1, 100_000), "256");
  static final Key<Integer> MEMORY =
      KEYS.key("password.argon2.memory-kib", "memory of one hash, at least 8 times the lanes")
          .of(number(8, 1 << 20), "19456");
  static final Key<Integer> ITERATIONS =
      KEYS.key("password.argon2.iterations", "passes of one hash over its memory")
          .of(number(1, 64), "2");
  static final Key<Integer> PARALLELISM =
      KEYS.key("password.argon2.parallelism", "lanes of one hash, each a thread")
          .of(number(1, 64), "1");

  TokenSettings token(URI publicUrl) {
    return new TokenSettings(
        values.read(ALGORITHM),
        values.read(ISSUER).orElse(publicUrl.toString()),
        values.read(AUDIENCE));
  }

  Passwords passwords() {
    return new Passwords(values.read(MIN_LENGTH), denied(), argon2(), values.read(LINE));
  }

  private DeniedPasswords denied() {
    String list = values.read(DENIED);
    try {
      return switch (list) {
        case "common" -> DeniedPasswordLists.common();
        case "known" -> DeniedPasswordLists.known();
        case "none" -> DeniedPasswords.NONE;
        default -> DeniedPasswordLists.read(workingDirectory.resolve(list));
      };
    } catch (DeniedPasswordsRefused refused) {
      values.problem(DENIED, String.valueOf(refused.getMessage()));
      return DeniedPasswords.NONE;
    }
  }

  private Argon2Parameters argon2() {
    int memory = values.read(MEMORY);
    int lanes = values.read(PARALLELISM);
    // RFC 9106, section 3.1: every lane has at least two blocks in each of its four slices.
    int least = 8 * lanes;
    if (memory < least) {
      values.problem(MEMORY, "must be at least 8 times password.argon2.parallelism");
    }
    return new Argon2Parameters(Math.max(memory, least), values.read(ITERATIONS), lanes);
  }

  /**
   * Returns the master key of the environment. It is checked here, so that a malformed key is
   * reported with the other problems.
   */
  Optional<String> masterKey() {
    return masterKey(MasterKey.NAME);
  }

  /** Returns the successor of the master key, from the environment. */
  Optional<String> nextMasterKey() {
    Optional<String> next = masterKey(MasterKey.NEXT_NAME);
    if (next.filter(text -> text.equals(variable(MasterKey.NAME))).isPresent()) {
      values.problemWithVariable(
          MasterKey.NEXT_NAME,
          "must differ from " + MasterKey.NAME + "; unset it when it is in use");
    }
    return next;
  }

  private String variable(String name) {
    return values.sources().environment().getOrDefault(name, "").strip();
  }

  private Optional<String> masterKey(String variable) {
    Optional<String> key = Optional.of(variable(variable)).filter(text -> !text.isEmpty());
    if (key.isPresent() && !MasterKey.isWellFormed(key.get())) {
      values.problemWithVariable(variable, MasterKey.RULE);
    }
    return key;
  }
}
