package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.emaillink.DisownAccount;
import dev.portcullis.application.port.in.emaillink.DisownAccount.Result.AlreadyVerified;
import dev.portcullis.application.port.in.emaillink.DisownAccount.Result.BadToken;
import dev.portcullis.application.port.in.emaillink.DisownAccount.Result.Disowned;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisownAccountServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = portcullis.useCases();
  private final OAuthAccounts accounts = portcullis.storage.oauthAccounts().orElseThrow();
  private final Account arthur = portcullis.unverified(ARTHUR);
  private final LinkSecret secret = portcullis.secret(arthur, TokenPurpose.VERIFICATION);

  @Test
  void password_sessions_and_links_are_removed_and_nothing_else() {
    SignedInUser planted = portcullis.caller(arthur);
    link(arthur);
    link(arthur);
    LinkSecret reset = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);

    assertThat(disown(secret)).isEqualTo(new Disowned());

    assertThat(portcullis.now(arthur.id()).passwordHash()).isEqualTo(PasswordHash.NONE);
    assertThat(portcullis.now(arthur.id()).user()).isEqualTo(arthur.user());
    assertThat(portcullis.isOpen(planted)).isFalse();
    assertThat(accounts.list(arthur.id())).isEmpty();
    assertThat(
            portcullis
                .storage
                .oneTimeTokens()
                .find(reset.hash(), TokenPurpose.PASSWORD_RESET, TestData.NOW))
        .isEmpty();
    assertThat(portcullis.told)
        .extracting(Event::type)
        .containsExactly(
            "user.oauth-account-unlinked", "user.oauth-account-unlinked", "user.disowned");
  }

  @Test
  void the_only_link_of_an_account_without_a_password_is_removed() {
    Account opened = portcullis.change(arthur, AccountChanges.password(PasswordHash.NONE));
    link(opened);
    LinkSecret fresh = portcullis.secret(opened, TokenPurpose.VERIFICATION);

    assertThat(disown(fresh)).isEqualTo(new Disowned());

    assertThat(accounts.list(arthur.id())).isEmpty();
    assertThat(portcullis.now(arthur.id()).passwordHash()).isEqualTo(PasswordHash.NONE);
  }

  @Test
  void a_store_without_links_to_providers_is_no_obstacle() {
    var core =
        ApplicationAssembly.assemble(
            portcullis.outPortsOfCore().build(), TestApplication.settings());

    assertThat(core.emailLink().disownAccount().disown(new DisownAccount.Command(secret, CLIENT)))
        .isEqualTo(new Disowned());
  }

  @Test
  void a_verified_account_cannot_be_disowned() {
    LinkSecret second = portcullis.secret(arthur, TokenPurpose.VERIFICATION);
    useCases.emailLink().verifyEmail().verify(new VerifyEmail.Command(secret, CLIENT));
    SignedInUser caller = portcullis.caller(portcullis.now(arthur.id()));

    assertThat(disown(second)).isEqualTo(new AlreadyVerified());
    assertThat(disown(secret)).isEqualTo(new AlreadyVerified());

    assertThat(portcullis.isOpen(caller)).isTrue();
  }

  @Test
  void a_disowned_account_cannot_be_verified_by_the_same_token() {
    disown(secret);

    assertThat(useCases.emailLink().verifyEmail().verify(new VerifyEmail.Command(secret, CLIENT)))
        .isEqualTo(new VerifyEmail.Result.BadToken());
    assertThat(disown(secret)).isEqualTo(new BadToken());
  }

  @Test
  void unknown_and_expired_tokens_and_those_for_a_reset_are_refused() {
    LinkSecret reset = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);
    assertThat(disown(new LinkSecret("unknown"))).isEqualTo(new BadToken());
    assertThat(disown(reset)).isEqualTo(new BadToken());
    portcullis.clock.advance(Duration.ofHours(1));
    assertThat(disown(secret)).isEqualTo(new BadToken());

    assertThat(portcullis.now(arthur.id())).isEqualTo(arthur);
  }

  @Test
  void of_concurrent_requests_with_one_token_exactly_one_disowns_the_account() {
    var results = Race.among(number -> () -> disown(secret));

    assertThat(Race.count(results, new Disowned())).isEqualTo(1);
    assertThat(Race.count(results, new BadToken())).isEqualTo(Race.CONTENDERS - 1);
  }

  private DisownAccount.Result disown(LinkSecret token) {
    return useCases.emailLink().disownAccount().disown(new DisownAccount.Command(token, CLIENT));
  }

  private void link(Account account) {
    var id = new OAuthAccountId(UUID.randomUUID());
    var link = new OAuthAccount(id, account.id(), "google", id.toString(), ARTHUR.value());
    accounts.link(
        link, new SealedTokens("s", Optional.empty(), Optional.empty()), account.version());
  }
}
