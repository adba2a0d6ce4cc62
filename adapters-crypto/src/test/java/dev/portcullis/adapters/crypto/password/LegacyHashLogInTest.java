package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogIn.Result.BadCredentials;
import dev.portcullis.application.port.in.login.LogIn.Result.LoggedIn;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in with an imported hash, which the first log-in replaces. */
class LegacyHashLogInTest {
  private static final String BCRYPT =
      "$2b$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty";

  private final TestApplication application = new TestApplication();
  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(new Argon2Parameters(64, 1, 1), 1, 1);
  private final LogIn logIn =
      ApplicationAssembly.assemble(
              OutPorts.of(application.storage, hasher, application.identifiers, application.clock)
                  .withStrategies(application.strategies, PublicKeys.NONE)
                  .build(),
              TestApplication.settings())
          .login()
          .logIn();

  @AfterEach
  void close() {
    hasher.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BCRYPT,
        "$argon2i$v=19$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
        "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$zrsbsi3uaEOwhnVdZ8NLB0EBLGeYsSnOt24w2fPPye0",
        "pbkdf2_sha256$1000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg="
      })
  void the_first_log_in_replaces_the_hash_with_argon2id(String foreign) {
    var account = user(foreign);

    assertThat(logIn(account, "guinevere")).isInstanceOf(LoggedIn.class);

    PasswordHash now = hashOf(account);
    assertThat(now.value()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(hasher.isOutdated(now)).isFalse();
    assertThat(logIn(account, "lancelot")).isEqualTo(new BadCredentials());
    assertThat(logIn(account, "guinevere")).isInstanceOf(LoggedIn.class);
    assertThat(hashOf(account)).isEqualTo(now);
  }

  @Test
  void a_wrong_password_leaves_the_imported_hash_unchanged() {
    var account = user(BCRYPT);

    assertThat(logIn(account, "lancelot")).isEqualTo(new BadCredentials());

    assertThat(hashOf(account).value()).isEqualTo(BCRYPT);
  }

  @Test
  void after_the_first_log_in_the_password_is_compared_beyond_bcrypt_s_72_bytes() {
    var account = user("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i");
    String password = "x".repeat(72) + "guinevere";

    assertThat(logIn(account, password)).isInstanceOf(LoggedIn.class);

    assertThat(logIn(account, password)).isInstanceOf(LoggedIn.class);
    assertThat(logIn(account, "x".repeat(72) + "lancelot")).isEqualTo(new BadCredentials());
  }

  private Account user(String hash) {
    return TestData.stored(
        application.storage, Account.open(TestData.account().user(), new PasswordHash(hash)));
  }

  private PasswordHash hashOf(Account account) {
    return application.storage.users().findById(account.id()).orElseThrow().passwordHash();
  }

  private LogIn.Result logIn(Account account, String text) {
    var username = new Username(account.user().email().value());
    return logIn.logIn(
        new LogIn.Command(
            username, Password.of(text), TestApplication.BEARER.name(), ClientInfo.UNKNOWN));
  }
}
