package dev.portcullis.application.usecase.account;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.DeleteUser.Result.Deleted;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.GetUser.Result.Found;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.ListUsers.PageSize;
import dev.portcullis.application.port.in.account.ListUsers.PageToken;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.account.UserReference.Nobody;
import dev.portcullis.domain.account.UserReference.WithEmail;
import dev.portcullis.domain.account.UserReference.WithId;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking up, listing and deleting users. */
class UserAdministrationTest {
  private static final List<UserReference> STRANGERS =
      List.of(new WithId(new UserId(new UUID(7, 7))), new WithEmail(LANCELOT), new Nobody());

  private final TestApplication portcullis = new TestApplication();

  @Test
  void a_user_is_found_by_id_and_by_address() {
    Account arthur = portcullis.user(ARTHUR);

    assertThat(get(new WithId(arthur.id()))).isEqualTo(new Found(arthur.user()));
    assertThat(get(new WithEmail(ARTHUR))).isEqualTo(new Found(arthur.user()));
  }

  @Test
  void a_missing_user_is_not_found() {
    portcullis.user(ARTHUR);

    assertThat(STRANGERS)
        .allSatisfy(stranger -> assertThat(get(stranger)).isEqualTo(new GetUser.Result.NotFound()));
  }

  @Test
  void deleting_a_user_ends_the_users_sessions() {
    Account arthur = portcullis.user(ARTHUR);
    Account lancelot = portcullis.user(LANCELOT);
    SignedInUser caller = portcullis.caller(arthur);
    SignedInUser other = portcullis.caller(lancelot);

    assertThat(delete(new WithId(arthur.id()))).isEqualTo(new Deleted());

    assertThat(get(new WithId(arthur.id()))).isEqualTo(new GetUser.Result.NotFound());
    assertThat(portcullis.isOpen(caller)).isFalse();
    assertThat(portcullis.now(lancelot.id())).isEqualTo(lancelot);
    assertThat(portcullis.isOpen(other)).isTrue();
  }

  @Test
  void a_user_can_be_deleted_by_address() {
    portcullis.user(ARTHUR);

    assertThat(delete(new WithEmail(ARTHUR))).isEqualTo(new Deleted());
    assertThat(delete(new WithEmail(ARTHUR))).isEqualTo(new DeleteUser.Result.NotFound());
  }

  @Test
  void a_missing_user_is_not_deleted() {
    Account arthur = portcullis.user(ARTHUR);

    assertThat(STRANGERS)
        .allSatisfy(
            stranger -> assertThat(delete(stranger)).isEqualTo(new DeleteUser.Result.NotFound()));
    assertThat(portcullis.now(arthur.id())).isEqualTo(arthur);
  }

  @Test
  void of_concurrent_deletions_exactly_one_finds_the_user() {
    Account arthur = portcullis.user(ARTHUR);

    List<DeleteUser.Result> results = Race.among(number -> () -> delete(new WithId(arthur.id())));

    assertThat(Race.count(results, new Deleted())).isEqualTo(1);
    assertThat(Race.count(results, new DeleteUser.Result.NotFound()))
        .isEqualTo(Race.CONTENDERS - 1);
  }

  @Test
  void pages_hold_every_user_once_and_the_last_page_has_no_token() {
    List<User> users = users(7);

    ListUsers.Result first = list(Optional.empty(), 3);
    ListUsers.Result second = list(first.next(), 3);
    ListUsers.Result third = list(second.next(), 3);

    assertThat(first.users()).isEqualTo(users.subList(0, 3));
    assertThat(second.users()).isEqualTo(users.subList(3, 6));
    assertThat(third.users()).isEqualTo(users.subList(6, 7));
    assertThat(third.next()).isEmpty();
  }

  @Test
  void a_full_last_page_is_the_last() {
    List<User> users = users(6);

    ListUsers.Result first = list(Optional.empty(), 3);
    ListUsers.Result second = list(first.next(), 3);

    assertThat(first.next()).contains(new PageToken(users.get(2).id()));
    assertThat(second.users()).isEqualTo(users.subList(3, 6));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void an_installation_without_users_has_one_empty_page() {
    assertThat(list(Optional.empty(), 3))
        .isEqualTo(new ListUsers.Result(List.of(), Optional.empty()));
  }

  @Test
  void a_page_token_survives_its_text_form() {
    var token = new PageToken(portcullis.user(TestData.email()).user().id());

    assertThat(PageToken.parse(token.toString())).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "1", "\0"})
  void a_malformed_page_token_is_refused(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> PageToken.parse(text))
        .matches(refused -> refused.field().equals("page_token"));
  }

  @Test
  void readiness_is_reported_while_the_store_is_reachable() {
    var readiness = portcullis.useCases().operation().checkReadiness();
    assertThat(readiness.isReady()).isTrue();

    portcullis.storage.breakDown();
    assertThat(readiness.isReady()).isFalse();

    portcullis.storage.recover();
    assertThat(readiness.isReady()).isTrue();
  }

  @Test
  void an_outage_is_not_reported_as_a_missing_user() {
    Account arthur = portcullis.user(ARTHUR);
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> get(new WithId(arthur.id())));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> delete(new WithId(arthur.id())));
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> list(Optional.empty(), 3));
  }

  private GetUser.Result get(UserReference user) {
    return portcullis
        .useCases()
        .account()
        .getUser()
        .get(new GetUser.Command(Administrator.operator(), user));
  }

  private DeleteUser.Result delete(UserReference user) {
    return portcullis
        .useCases()
        .account()
        .deleteUser()
        .delete(new DeleteUser.Command(Administrator.operator(), user, ClientInfo.UNKNOWN));
  }

  private ListUsers.Result list(Optional<PageToken> after, int size) {
    return portcullis
        .useCases()
        .account()
        .listUsers()
        .list(new ListUsers.Command(Administrator.operator(), after, new PageSize(size)));
  }

  private List<User> users(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> portcullis.user(TestData.email()).user())
        .toList();
  }
}
