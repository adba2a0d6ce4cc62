package dev.portcullis.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdministratorTest {
  private static final UserId ID = new UserId(new UUID(1, 2));

  @Test
  void a_superuser_is_an_administrator() {
    assertThat(Administrator.of(caller(true))).isPresent();
  }

  @Test
  void an_ordinary_user_is_not_an_administrator() {
    assertThat(Administrator.of(caller(false))).isEmpty();
  }

  @Test
  void the_operator_is_an_administrator() {
    assertThat(Administrator.operator()).isNotNull();
  }

  private static SignedInUser caller(boolean superuser) {
    var user = new User(ID, new EmailAddress("arthur@camelot.bt"), true, superuser, true);
    var session =
        new Session(
            new SessionId(new UUID(3, 4)),
            ID,
            new BackendName("jwt"),
            new Authentication(Instant.EPOCH, Set.of()),
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.MAX,
            ClientInfo.UNKNOWN);
    return new SignedInUser(user, session);
  }
}
