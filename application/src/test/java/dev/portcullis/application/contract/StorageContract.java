package dev.portcullis.application.contract;

import static dev.portcullis.application.contract.Examples.NOW;
import static dev.portcullis.application.contract.Examples.account;
import static dev.portcullis.application.contract.Examples.changed;
import static dev.portcullis.application.contract.Examples.isOpen;
import static dev.portcullis.application.contract.Examples.newPassword;
import static dev.portcullis.application.contract.Examples.opened;
import static dev.portcullis.application.contract.Examples.stored;
import static dev.portcullis.application.contract.Examples.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.SessionsEnding;
import dev.portcullis.application.port.out.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.UserRepository.Added;
import dev.portcullis.domain.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link Storage} must do as a whole: be reachable, outlive its closing, be shared. */
public interface StorageContract {
  /**
   * Opens the store once more, as another node does; the same store throughout a test. Whoever
   * opens it closes it.
   */
  Storage open();

  @Test
  default void an_open_store_answers_and_a_closed_one_does_not() {
    Storage storage = open();
    try (storage) {
      assertThat(storage.isReachable()).isTrue();
    }
    assertThat(storage.isReachable()).isFalse();
  }

  @Test
  default void a_description_is_one_line() {
    try (Storage storage = open()) {
      assertThat(storage.description()).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  default void closing_again_changes_nothing() {
    Storage storage = open();
    storage.close();

    storage.close();

    assertThat(storage.isReachable()).isFalse();
  }

  @Test
  default void what_was_stored_is_there_when_the_store_is_opened_again() {
    var account = account();
    var key = new SealedKey(text(), text(), NOW, text());
    Session session;
    try (Storage storage = open()) {
      stored(storage, account);
      session = opened(storage, account);
      storage.signingKeys().addFirst(key);
    }

    try (Storage storage = open()) {
      assertThat(storage.users().findById(account.id())).contains(account);
      assertThat(isOpen(storage, session)).isTrue();
      assertThat(storage.signingKeys().list(key.algorithm())).containsExactly(key);
    }
  }

  @Test
  default void one_node_sees_at_once_what_another_has_done() {
    try (Storage one = open();
        Storage other = open()) {
      var account = stored(one);
      Session session = opened(other, account);
      assertThat(isOpen(one, session)).isTrue();

      other.sessions().end(session.id());
      assertThat(isOpen(one, session)).isFalse();

      Session second = opened(one, account);
      var changed = changed(other, account, newPassword(), new SessionsEnding.All());
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
      var email = Examples.email();

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
}
