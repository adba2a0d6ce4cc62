package dev.portcullis.acceptance.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.password.PasswordHash;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Log-in of users whose password hashes were made by other software, at a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImportedPasswordsTest {
  /** Hashes of the password {@code guinevere}, at the lowest cost of each algorithm. */
  private static final Map<String, String> HASHES =
      Map.of(
          "bcrypt", "$2b$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
          "argon2i",
              "$argon2i$v=19$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
          "scrypt",
              "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$zrsbsi3uaEOwhnVdZ8NLB0EBLGeYsSnOt24w2fPPye0",
          "django", "pbkdf2_sha256$1000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg=",
          "keycloak",
              """
              {"type":"password","secretData":"{\\"value\\":\\"s539O25yDpGC+k8+Hqq1VTYvD+8lcozWVfMV\
              Q0txpRUBsvnal4AeE9Pf5jlsIgO+TofSabhFlYPcfO4zYEoDfw==\\",\\"salt\\":\\"c29tZXNhbHRzb21\
              lc2FsdA==\\"}","credentialData":"{\\"hashIterations\\":1000,\\"algorithm\\":\\"pbkdf2-\
              sha256\\"}"}\
              """);

  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;
  private Api api;
  private Storage storage;

  @BeforeAll
  void start() {
    portcullis = TestServers.start(settings);
    api = new RestApi(portcullis.httpPort());
    storage = Stores.open(Configuration.load(settings, Optional.empty(), Path.of("target")));
  }

  @AfterAll
  void stop() {
    storage.close();
    api.close();
    portcullis.close();
  }

  static Iterable<String> software() {
    return HASHES.keySet();
  }

  @ParameterizedTest
  @MethodSource("software")
  void the_first_log_in_replaces_the_hash_by_argon2id(String software) {
    var email = new EmailAddress(software + "@camelot.bt");
    var user = new User(new UserId(UUID.randomUUID()), email, true, false, true);
    storage.users().add(Account.open(user, new PasswordHash(HASHES.getOrDefault(software, ""))));

    assertThat(logIn(email, "lancelot")).isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(hashOf(email)).isEqualTo(HASHES.get(software));
    assertThat(logIn(email, "guinevere")).isEqualTo("OK");

    assertThat(hashOf(email)).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(logIn(email, "guinevere")).isEqualTo("OK");
    assertThat(logIn(email, "lancelot")).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  private String logIn(EmailAddress email, String password) {
    return api.logIn("jwt", Map.of("username", email.value(), "password", password)).code();
  }

  private String hashOf(EmailAddress email) {
    return storage.users().findByEmail(email).orElseThrow().passwordHash().value();
  }
}
