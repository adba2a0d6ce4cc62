package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.account.UpdateUser.Changes;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An administrator's change is refused once the session or the right is lost. */
class AdministratorAccessTest {
  private static final EmailAddress NEW_USER = new EmailAddress("galahad@camelot.bt");

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = portcullis.useCases();
  private final Account arthur = portcullis.superuser(ARTHUR);
  private final SignedInUser caller = portcullis.caller(arthur);
  private final Administrator administrator = Administrator.of(caller).orElseThrow();
  private final Account lancelot = portcullis.user(LANCELOT);

  /** Ways to lose the access that a request began with. */
  enum Loss {
    LOG_OUT(LostAccess.SESSION_OVER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.storage.sessions().end(test.caller.session().id());
      }
    },
    DEACTIVATION(LostAccess.SESSION_OVER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.change(test.arthur, TestData.activation(false));
      }
    },
    NEW_PASSWORD(LostAccess.SESSION_OVER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.change(test.arthur, TestData.newPassword());
      }
    },
    EXPIRY(LostAccess.SESSION_OVER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.clock.set(test.caller.session().expires());
      }
    },
    DELETION(LostAccess.SESSION_OVER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.storage.users().remove(test.arthur.id());
      }
    },
    DEMOTION(LostAccess.NOT_SUPERUSER) {
      @Override
      void occur(AdministratorAccessTest test) {
        test.portcullis.change(
            test.arthur,
            new AccountChanges(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty(),
                Attributes.NONE));
      }
    };

    private final LostAccess lost;

    Loss(LostAccess lost) {
      this.lost = lost;
    }

    abstract void occur(AdministratorAccessTest test);
  }

  @ParameterizedTest
  @EnumSource
  void a_change_whose_hash_outlasts_the_access_changes_nothing(Loss loss) {
    portcullis.hasher.whileHashing(() -> loss.occur(this));

    assertThat(update(Optional.of(Password.of("excalibur"))))
        .isEqualTo(new UpdateUser.Result.NoLongerPermitted(loss.lost));

    assertThat(portcullis.now(lancelot.id())).isEqualTo(lancelot);
  }

  @ParameterizedTest
  @EnumSource
  void a_new_user_whose_hash_outlasts_the_access_is_not_stored(Loss loss) {
    portcullis.hasher.whileHashing(() -> loss.occur(this));

    assertThat(create()).isEqualTo(new CreateUser.Result.NoLongerPermitted(loss.lost));

    assertThat(portcullis.storage.users().findByEmail(NEW_USER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_change_after_the_loss_changes_nothing(Loss loss) {
    loss.occur(this);

    assertThat(update(Optional.empty()))
        .isEqualTo(new UpdateUser.Result.NoLongerPermitted(loss.lost));

    assertThat(portcullis.now(lancelot.id())).isEqualTo(lancelot);
  }

  @ParameterizedTest
  @EnumSource
  void a_deletion_after_the_loss_deletes_nothing(Loss loss) {
    loss.occur(this);

    assertThat(delete()).isEqualTo(new DeleteUser.Result.NoLongerPermitted(loss.lost));

    assertThat(portcullis.now(lancelot.id())).isEqualTo(lancelot);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEMOTION")
  void an_administrator_whose_session_is_over_costs_no_hash(Loss loss) {
    loss.occur(this);

    assertThat(update(Optional.of(Password.of("excalibur")))).isInstanceOf(Rejection.class);

    assertThat(portcullis.recorder.work()).isZero();
  }

  private UpdateUser.Result update(Optional<Password> password) {
    var changes =
        new Changes(
            Optional.empty(),
            password,
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Attributes.NONE);
    return useCases
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Any(
                administrator,
                new UserReference.WithId(lancelot.id()),
                () -> changes,
                ClientInfo.UNKNOWN));
  }

  private DeleteUser.Result delete() {
    return useCases
        .account()
        .deleteUser()
        .delete(
            new DeleteUser.Command(
                administrator, new UserReference.WithId(lancelot.id()), ClientInfo.UNKNOWN));
  }

  private CreateUser.Result create() {
    return useCases
        .registration()
        .createUser()
        .create(
            new CreateUser.Command(
                administrator, NEW_USER, Password.of("excalibur"), Attributes.NONE, false, false));
  }
}
