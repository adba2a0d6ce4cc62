package dev.portcullis.application.usecase.importing;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.in.importing.ImportUsers.Report;
import dev.portcullis.application.port.in.importing.ImportUsers.Skipped;
import dev.portcullis.application.port.in.importing.ImportUsers.Tally;
import dev.portcullis.application.port.out.importing.UserSource;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ImportUsersServiceTest {
  private static final UserId ID =
      new UserId(UUID.fromString("8ab0f1f2-9c1d-4c7e-8f6a-0b1c2d3e4f5a"));
  private static final OAuthAccountId LINK =
      new OAuthAccountId(UUID.fromString("11111111-2222-4333-8444-555555555555"));

  private final TestApplication portcullis = new TestApplication();
  private final Source source = new Source();

  @Test
  void users_keep_their_ids_hashes_and_rights() {
    source.user(ID.toString(), "King.Arthur@Camelot.bt");

    assertThat(run(false).users()).isEqualTo(new Tally(1, 0, 0));

    Account account = portcullis.now(ID);
    assertThat(account.user().email()).isEqualTo(new EmailAddress("king.arthur@camelot.bt"));
    assertThat(account.user().superuser()).isTrue();
    assertThat(account.user().verified()).isTrue();
    assertThat(account.user().active()).isFalse();
    assertThat(portcullis.isPassword(PASSWORD, ID)).isTrue();
  }

  @Test
  void an_id_of_32_hex_digits_is_accepted() {
    source.user(ID.toString().replace("-", ""), ARTHUR.value());

    run(false);

    assertThat(portcullis.now(ID).user().email()).isEqualTo(ARTHUR);
  }

  @Test
  void columns_with_a_matching_custom_field_are_imported() {
    source.user(ID.toString(), ARTHUR.value());

    run(false);

    assertThat(portcullis.now(ID).user().attributes())
        .isEqualTo(Attributes.of(Map.of("first_name", "Arthur")));
  }

  @Test
  void a_second_run_changes_nothing() {
    source.user(ID.toString(), ARTHUR.value());
    source.account(ID.toString(), "google", "1");
    run(false);
    Account before = portcullis.now(ID);

    Report again = run(false);

    assertThat(again.users()).isEqualTo(new Tally(0, 1, 0));
    assertThat(again.accounts()).isEqualTo(new Tally(0, 1, 0));
    assertThat(portcullis.now(ID)).isEqualTo(before);
  }

  @Test
  void invalid_rows_are_reported_with_their_reason_and_do_not_stop_the_others() {
    Account here = portcullis.user(ARTHUR);
    source.user("42", "integer@camelot.bt");
    source.user(uuid(1), "no address");
    source.user(uuid(2), "ARTHUR@camelot.bt");
    source.user(uuid(3), "lancelot@camelot.bt");
    source.account(uuid(1), "google", "1");
    source.account("42", "google", "2");

    Report report = run(false);

    assertThat(report.users()).isEqualTo(new Tally(1, 0, 3));
    assertThat(report.accounts()).isEqualTo(new Tally(0, 0, 2));
    assertThat(report.skipped())
        .containsExactly(
            new Skipped("user 42", "its id is no UUID"),
            new Skipped("user " + uuid(1), "its email must look like name@host.example"),
            new Skipped("user " + uuid(2), "its e-mail address belongs to another user"),
            new Skipped("OAuth account " + LINK, "its user is not here"),
            new Skipped("OAuth account " + LINK, "its user's id is no UUID"));
    assertThat(portcullis.now(here.id())).isEqualTo(here);
  }

  @Test
  void a_dry_run_changes_nothing_and_reports_the_same() {
    source.user(uuid(1), "lancelot@camelot.bt");
    source.user(uuid(2), "LANCELOT@camelot.bt");
    source.account(uuid(1), "google", "1");
    source.account(uuid(2), "google", "2");

    Report dry = run(true);

    assertThat(portcullis.storage.users().list(Optional.empty(), 10)).isEmpty();
    assertThat(dry.users()).isEqualTo(new Tally(1, 0, 1));
    assertThat(dry.accounts()).isEqualTo(new Tally(1, 0, 1));
  }

  @Test
  void provider_accounts_keep_their_ids_and_their_tokens_are_sealed() {
    source.user(ID.toString(), ARTHUR.value());
    source.account(ID.toString(), "google", "1");

    assertThat(run(false).accounts()).isEqualTo(new Tally(1, 0, 0));

    assertThat(portcullis.storage.oauthAccounts().orElseThrow().list(ID))
        .containsExactly(new OAuthAccount(LINK, ID, "google", "1", "arthur@example.com"));
    assertThat(source.sealed).containsExactly("access for oauth-account:" + LINK);
  }

  @Test
  void google_accounts_keep_the_id_by_which_sign_in_finds_them() {
    source.user(ID.toString(), ARTHUR.value());
    source.account(ID.toString(), "google", "people/117");
    run(false);

    assertThat(portcullis.storage.oauthAccounts().orElseThrow().find("google", "117")).isPresent();
    assertThat(run(false).accounts()).isEqualTo(new Tally(0, 1, 0));
  }

  @Test
  void a_provider_account_that_belongs_to_another_user_is_skipped() {
    source.user(uuid(1), "lancelot@camelot.bt");
    source.user(uuid(2), "gawain@camelot.bt");
    source.account(uuid(1), "google", "1");
    source.account(uuid(2), "google", "1");

    assertThat(run(false).accounts()).isEqualTo(new Tally(1, 0, 1));
  }

  @Test
  void unreadable_password_hashes_are_counted() {
    source.hash = "md5$x$y";
    source.user(ID.toString(), ARTHUR.value());

    assertThat(run(false).unreadablePasswords()).isEqualTo(1);
  }

  private Report run(boolean dryRun) {
    return ApplicationAssembly.assemble(
            portcullis
                .outPorts()
                .withSchema(new OneName())
                .withEncryptor(source)
                .withSource(source)
                .build(),
            TestApplication.settings())
        .importing()
        .importUsers()
        .run(new ImportUsers.Command(dryRun, rows -> {}));
  }

  private static String uuid(int number) {
    return new UUID(0x4000L, number).toString();
  }

  /** In-memory rows, and a secret encryptor that records the secrets. */
  private static final class Source implements UserSource, SecretEncryptor {
    private final List<ForeignUser> users = new ArrayList<>();
    private final List<ForeignAccount> accounts = new ArrayList<>();
    private final List<String> sealed = new ArrayList<>();
    private String hash = TestApplication.hashOf(PASSWORD).value();

    void user(String id, String email) {
      var others = Map.<String, Object>of("first_name", "Arthur", "shoe_size", 12);
      users.add(new ForeignUser(id, email, hash, false, true, true, others));
    }

    void account(String user, String provider, String accountId) {
      accounts.add(
          new ForeignAccount(
              LINK.toString(),
              user,
              provider,
              accountId,
              "arthur@example.com",
              "access",
              Optional.empty(),
              Optional.empty()));
    }

    @Override
    public void users(Consumer<ForeignUser> each) {
      users.forEach(each);
    }

    @Override
    public void oauthAccounts(Consumer<ForeignAccount> each) {
      accounts.forEach(each);
    }

    @Override
    public String seal(String secret, String context) {
      sealed.add(secret + " for " + context);
      return "sealed";
    }

    @Override
    public Optional<String> open(String text, String context) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** Schema with one custom field, a first name. */
  private record OneName() implements UserSchema {
    @Override
    public Set<String> names() {
      return Set.of("first_name");
    }

    @Override
    public Attributes withDefaults(Attributes given) {
      return given;
    }

    @Override
    public List<AttributeViolation> violations(Attributes attributes) {
      return List.of();
    }
  }
}
