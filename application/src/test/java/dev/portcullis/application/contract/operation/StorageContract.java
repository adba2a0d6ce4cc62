package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link Storage} as a whole: reachability, durability, and sharing between nodes.
 *
 * <p>An adapter must satisfy this and all other contracts, with one exception. A <em>sole-node</em>
 * store, such as a file that can be open only once at a time, satisfies {@link
 * SoleNodeStorageContract} in place of this contract. No other contract is optional.
 */
public interface StorageContract extends StorageOpeningContract {
  /** Opens the store again, as another node does. */
  @Override
  Storage open();

  @Test
  default void a_change_by_one_node_is_visible_to_another_at_once() {
    try (Storage one = open();
        Storage other = open()) {
      var account = stored(one);
      Session session = opened(other, account);
      assertThat(isOpen(one, session)).isTrue();

      other.sessions().end(session.id());
      assertThat(isOpen(one, session)).isFalse();

      Session second = opened(one, account);
      var changed = changed(other, account, newPassword(), new SessionRevocation.All());
      assertThat(isOpen(one, second)).isFalse();
      assertThat(one.users().findById(account.id())).contains(changed);

      Session third = opened(one, changed);
      one.users().remove(account.id());
      assertThat(isOpen(other, third)).isFalse();
    }
  }

  @Test
  default void of_concurrent_claims_on_one_address_by_two_nodes_exactly_one_wins() {
    try (Storage one = open();
        Storage other = open()) {
      var email = TestData.email();

      List<Added> outcomes =
          Race.among(number -> () -> (number % 2 == 0 ? one : other).users().add(account(email)));

      assertThat(Race.count(outcomes, Added.ADDED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Added.EMAIL_TAKEN)).isEqualTo(Race.CONTENDERS - 1);
    }
  }

  @Test
  default void of_two_nodes_that_start_at_once_exactly_one_stores_its_first_key() {
    try (Storage one = open();
        Storage other = open()) {
      String algorithm = text();

      List<Boolean> outcomes =
          Race.among(
              number ->
                  () ->
                      (number % 2 == 0 ? one : other)
                          .signingKeys()
                          .addFirst(new SealedKey(text(), algorithm, NOW, text())));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      assertThat(one.signingKeys().list(algorithm))
          .hasSize(1)
          .isEqualTo(other.signingKeys().list(algorithm));
    }
  }

  @Test
  default void of_two_nodes_that_take_mails_at_once_each_mail_is_given_to_one() {
    try (Storage one = open();
        Storage other = open()) {
      List<EmailAddress> people =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> email()).toList();
      people.forEach(
          user ->
              one.outbox()
                  .enqueue(new QueuedMail(MailKind.PASSWORD_RESET, user, NOW, ClientInfo.UNKNOWN)));

      List<List<QueuedMail>> taken =
          Race.among(number -> () -> allMails((number % 2 == 0 ? one : other).outbox()));

      assertThat(taken.stream().flatMap(List::stream).map(QueuedMail::to).filter(people::contains))
          .containsExactlyInAnyOrderElementsOf(people);
    }
  }

  private static List<QueuedMail> allMails(Outbox outbox) {
    return Stream.generate(() -> outbox.take(NOW, Duration.ofMinutes(2)))
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  @Test
  default void of_two_nodes_that_use_one_secret_at_once_exactly_one_succeeds() {
    try (Storage one = open();
        Storage other = open()) {
      TokenHash secret = tokenHash();

      List<Boolean> outcomes =
          Race.among(
              number ->
                  () ->
                      (number % 2 == 0 ? one : other)
                          .oneTimeTokens()
                          .markUsed(secret, EXPIRY, NOW));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
    }
  }

  @Test
  default void of_two_nodes_that_change_one_account_at_once_exactly_one_wins() {
    try (Storage one = open();
        Storage other = open()) {
      var account = stored(one);
      List<Account> changes =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> account.after(newPassword()))
              .toList();

      List<Replaced> outcomes =
          Race.among(
              number ->
                  () ->
                      (number % 2 == 0 ? one : other)
                          .users()
                          .replace(changes.get(number), new SessionRevocation.All()));

      assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Replaced.STALE)).isEqualTo(Race.CONTENDERS - 1);
      Account winner = changes.get(outcomes.indexOf(Replaced.REPLACED));
      assertThat(one.users().findById(account.id())).contains(winner);
      assertThat(other.users().findById(account.id())).contains(winner);
    }
  }
}
