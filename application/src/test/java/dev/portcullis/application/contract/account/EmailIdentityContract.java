package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.LOOK_ALIKES;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link UserRepository} about equality of e-mail addresses: two addresses are the
 * same exactly if their {@link EmailAddress} values are equal, character by character.
 */
public interface EmailIdentityContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void an_address_is_taken_in_every_case_and_unicode_form() {
    // Å is also the ångström sign, Ω the ohm sign, K the kelvin sign.
    Map<String, List<String>> forms =
        Map.of(
            "zoë", List.of("zoë", "ZOË", "Zoe\u0308", "ZOE\u0308", " zoë"),
            "å", List.of("Å", "a\u030A", "A\u030A", "\u212B"),
            "ω", List.of("Ω", "\u2126"),
            "k", List.of("K", "\u212A"),
            "straße", List.of("STRAẞE", "Straße"),
            "i\u0307", List.of("İ", "I\u0307"));

    forms.forEach(
        (form, variants) -> {
          String tail = "." + text() + "@camelot.example";
          var account = stored(storage(), account(new EmailAddress(form + tail)));
          variants.forEach(local -> assertTaken(account, new EmailAddress(local + tail)));
        });
  }

  private void assertTaken(Account owner, EmailAddress email) {
    var claim = account(email);
    var claimant = stored(storage());

    assertThat(users().add(claim)).isEqualTo(Added.EMAIL_TAKEN);
    assertThat(users().replace(claimant.after(newEmail(email)), new None()))
        .isEqualTo(Replaced.EMAIL_TAKEN);

    assertThat(users().findById(claim.id())).isEmpty();
    assertThat(users().findById(claimant.id())).contains(claimant);
    assertThat(users().findByEmail(email)).contains(owner);
  }

  @Test
  default void an_address_is_taken_in_both_forms_of_its_domain() {
    String local = text();
    var account = stored(storage(), account(new EmailAddress(local + "@bücher.example")));

    assertTaken(account, new EmailAddress(local + "@xn--bcher-kva.example"));
  }

  /** Accounts that are older than the rule against them may have such addresses. */
  @Test
  default void a_stored_address_whose_domain_ends_in_a_number_stays_readable() {
    var email = EmailAddress.stored(text() + "@127.0.0.1");
    var account = stored(storage(), account(email));

    assertThat(users().findById(account.id())).contains(account);
    assertThat(users().findByEmail(email)).contains(account);
  }

  @Test
  default void look_alike_addresses_belong_to_different_users() {
    String tail = text() + "@camelot.example";
    List<Account> accounts =
        LOOK_ALIKES.stream().map(local -> account(new EmailAddress(local + tail))).toList();

    for (Account account : accounts) {
      assertThat(users().findByEmail(account.user().email())).isEmpty();
      assertThat(users().add(account)).as(account.user().email().value()).isEqualTo(Added.ADDED);
    }

    assertFoundByTheirAddresses(accounts);
  }

  @Test
  default void look_alike_domains_belong_to_different_users() {
    String local = text();
    List<Account> accounts =
        LOOK_ALIKES.stream()
            .filter(label -> label.codePoints().allMatch(Character::isLetter))
            .map(label -> account(new EmailAddress(local + "@" + label + ".example")))
            .toList();

    accounts.forEach(account -> stored(storage(), account));

    assertFoundByTheirAddresses(accounts);
  }

  @Test
  default void a_user_can_change_to_an_address_that_looks_like_another() {
    String tail = text() + "@camelot.example";
    var owner = stored(storage(), account(new EmailAddress("straße" + tail)));
    var mover = stored(storage());

    var email = new EmailAddress("strasse" + tail);
    Account moved = changed(storage(), mover, newEmail(email), new None());
    assertFoundByTheirAddresses(List.of(owner, moved));

    var own = new EmailAddress("stràsse" + tail);
    Account again = changed(storage(), moved, newEmail(own), new None());
    assertFoundByTheirAddresses(List.of(owner, again));
    assertThat(users().findByEmail(email)).isEmpty();
  }

  @Test
  default void concurrent_claims_on_look_alike_addresses_all_succeed() {
    String tail = text() + "@camelot.example";
    List<Account> claims =
        LOOK_ALIKES.stream()
            .limit(Race.CONTENDERS)
            .map(local -> account(new EmailAddress(local + tail)))
            .toList();

    List<Added> outcomes = Race.among(number -> () -> users().add(claims.get(number)));

    assertThat(outcomes).containsOnly(Added.ADDED);
    assertFoundByTheirAddresses(claims);
  }

  private void assertFoundByTheirAddresses(List<Account> accounts) {
    assertThat(accounts)
        .allSatisfy(
            account -> assertThat(users().findByEmail(account.user().email())).contains(account));
  }
}
