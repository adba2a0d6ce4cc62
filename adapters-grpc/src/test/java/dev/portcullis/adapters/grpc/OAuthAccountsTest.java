package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import dev.portcullis.proto.v1.GetUserRequest;
import dev.portcullis.proto.v1.ListOAuthAccountsRequest;
import dev.portcullis.proto.v1.ListUsersRequest;
import dev.portcullis.proto.v1.OAuthAccount;
import dev.portcullis.proto.v1.UnlinkOAuthAccountRequest;
import dev.portcullis.proto.v1.UpdateCurrentUserRequest;
import dev.portcullis.proto.v1.UpdateUserRequest;
import dev.portcullis.proto.v1.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Linked provider accounts of a user: linking, listing and unlinking. */
final class OAuthAccountsTest {
  private static final ExternalIdentity GALAHAD = NativeClient.person("galahad");
  private static final String NOBODYS = "00000000-0000-8000-8000-000000000000";

  private TestGrpcServer server;
  private NativeClient bors;

  @BeforeEach
  void start() {
    start(TestGrpcServerOptions.USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(TestGrpcServerOptions options) {
    server = new TestGrpcServer(options);
    bors = NativeClient.registered(server, "bors@camelot.bt");
  }

  private NativeClient superuser() {
    var merlin = NativeClient.registered(server, "merlin@camelot.bt");
    var account =
        server.storage.users().findByEmail(new EmailAddress("merlin@camelot.bt")).orElseThrow();
    var ending = new SessionRevocation.None();
    var unused = TestData.changed(server.storage, account, TestData.promotion(), ending);
    return merlin;
  }

  private CompleteAuthorizationRequest.Builder answer(NativeClient asking) {
    return asking.answer(asking.askToAssociate(), GALAHAD).setAssociate(true);
  }

  private static Message unlink(NativeClient client, String id) {
    return client
        .oauth()
        .unlinkOAuthAccount(UnlinkOAuthAccountRequest.newBuilder().setId(id).build());
  }

  private static String refusal(NativeClient client, String id) {
    return GrpcFailure.of(() -> unlink(client, id)).code();
  }

  @Test
  void an_account_is_linked_to_the_caller_and_can_be_used_to_log_in() {
    var user = bors.complete(answer(bors)).getUser();

    assertThat(user.getEmail()).isEqualTo("bors@camelot.bt");
    assertThat(user.getOauthAccountsList())
        .extracting(
            OAuthAccount::getProvider, OAuthAccount::getAccountId, OAuthAccount::getAccountEmail)
        .containsExactly(tuple("grail", "galahad", "galahad@camelot.bt"));
    assertThat(bors.with(bors.logIn(GALAHAD)).me().getId()).isEqualTo(user.getId());
  }

  @Test
  void linking_an_account_again_succeeds() {
    var once = bors.associate(GALAHAD);

    assertThat(bors.associate(GALAHAD)).isEqualTo(once).hasSize(1);
  }

  @Test
  void the_account_of_another_user_cannot_be_linked() {
    bors.logIn(GALAHAD);

    assertThat(bors.refusal(answer(bors)).code())
        .isEqualTo("ALREADY_EXISTS OAUTH_USER_ALREADY_EXISTS");
    assertThat(bors.accounts()).isEmpty();
  }

  @Test
  void an_account_without_an_address_cannot_be_linked() {
    var nameless = new ExternalIdentity("galahad", Optional.empty(), false);

    assertThat(bors.refusal(bors.answer(bors.askToAssociate(), nameless).setAssociate(true)).code())
        .isEqualTo("FAILED_PRECONDITION OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @Test
  void linking_requires_a_logged_in_user() {
    var stranger = bors.with("");

    assertThat(stranger.refusal(answer(bors)).code()).isEqualTo("UNAUTHENTICATED UNAUTHORIZED");
    assertThat(
            stranger.refusal(CompleteAuthorizationRequest.newBuilder().setAssociate(true)).code())
        .isEqualTo("UNAUTHENTICATED UNAUTHORIZED");
  }

  @Test
  void a_state_issued_for_another_user_is_refused() {
    var percival = NativeClient.registered(server, "percival@camelot.bt");

    assertThat(percival.refusal(answer(bors)).code())
        .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
    assertThat(percival.accounts()).isEmpty();
  }

  @Test
  void a_state_issued_for_a_log_in_is_refused_for_linking() {
    assertThat(bors.refusal(bors.answer(bors.ask(), GALAHAD).setAssociate(true)).code())
        .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
    assertThat(bors.accounts()).isEmpty();
  }

  @Test
  void a_provider_that_does_not_answer_is_unavailable_and_nothing_is_linked() {
    var answer = answer(bors);
    server.identityProvider.breakDown();

    assertThat(bors.refusal(answer).code()).isEqualTo("UNAVAILABLE OAUTH_PROVIDER_UNAVAILABLE");
    assertThat(bors.accounts()).isEmpty();
  }

  @Test
  void callers_see_their_own_accounts_in_the_order_of_providers() {
    bors.logIn(NativeClient.person("percival"));
    bors.associate(GALAHAD);
    var asked =
        bors.ask(GetAuthorizationUrlRequest.newBuilder().setProvider("chalice").setAssociate(true));
    bors.complete(bors.answer(asked, GALAHAD).setProvider("chalice").setAssociate(true));

    assertThat(bors.accounts())
        .extracting(OAuthAccount::getProvider, OAuthAccount::getAccountId)
        .containsExactly(tuple("chalice", "galahad"), tuple("grail", "galahad"));
  }

  @Test
  void listing_requires_a_logged_in_user() {
    assertThat(GrpcFailure.of(() -> bors.with("").accounts()).code())
        .isEqualTo("UNAUTHENTICATED UNAUTHORIZED");
  }

  @Test
  void without_providers_the_list_of_accounts_is_empty() {
    stop();
    start(TestGrpcServerOptions.USUAL.withoutProviders());

    assertThat(bors.accounts()).isEmpty();
    assertThat(bors.me().getOauthAccountsList()).isEmpty();
  }

  @Test
  void answers_with_one_user_contain_the_accounts() {
    var accounts = bors.associate(GALAHAD);
    var merlin = superuser().users();
    String id = bors.me().getId();

    assertThat(
            List.of(
                bors.me(),
                bors.users()
                    .updateCurrentUser(UpdateCurrentUserRequest.getDefaultInstance())
                    .getUser(),
                merlin.getUser(GetUserRequest.newBuilder().setId(id).build()).getUser(),
                merlin.updateUser(UpdateUserRequest.newBuilder().setId(id).build()).getUser()))
        .extracting(User::getOauthAccountsList)
        .containsOnly(accounts);
  }

  @Test
  void a_list_of_users_contains_no_accounts() {
    bors.associate(GALAHAD);

    assertThat(superuser().users().listUsers(ListUsersRequest.getDefaultInstance()).getUsersList())
        .hasSize(2)
        .allMatch(user -> user.getOauthAccountsCount() == 0);
  }

  @Test
  void an_unlinked_account_is_gone() {
    String id = bors.associate(GALAHAD).getFirst().getId();

    unlink(bors, id);

    assertThat(bors.accounts()).isEmpty();
    assertThat(refusal(bors, id)).isEqualTo("NOT_FOUND NOT_FOUND");
  }

  @Test
  void unknown_links_and_links_of_other_users_are_not_found() {
    String id = bors.associate(GALAHAD).getFirst().getId();
    var percival = NativeClient.registered(server, "percival@camelot.bt");

    for (String other : List.of(id, NOBODYS, "no-id", "")) {
      assertThat(refusal(percival, other)).isEqualTo("NOT_FOUND NOT_FOUND");
    }
    assertThat(bors.accounts()).hasSize(1);
  }

  @Test
  void the_only_way_to_log_in_cannot_be_unlinked() {
    var galahad = bors.with(bors.logIn(GALAHAD));
    String id = galahad.accounts().getFirst().getId();

    assertThat(refusal(galahad, id)).isEqualTo("FAILED_PRECONDITION OAUTH_LAST_WAY_IN");
    assertThat(galahad.accounts()).hasSize(1);
  }

  @Test
  void unlinking_requires_a_logged_in_user() {
    String id = bors.associate(GALAHAD).getFirst().getId();

    assertThat(refusal(bors.with(""), id)).isEqualTo("UNAUTHENTICATED UNAUTHORIZED");
  }

  @Test
  void no_message_contains_a_token_of_the_provider() {
    var linked = bors.complete(answer(bors));
    var login = bors.complete(bors.answer(bors.ask(), GALAHAD));
    var listed = bors.oauth().listOAuthAccounts(ListOAuthAccountsRequest.getDefaultInstance());

    assertThat(List.of(linked, login, listed, bors.me()))
        .noneMatch(message -> message.toString().contains("access-"));
    assertThat(OAuthAccount.getDescriptor().getFields())
        .extracting(FieldDescriptor::getName)
        .containsExactly("id", "provider", "account_id", "account_email");
  }
}
