package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.login.Session;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link Storage} as a whole, for any number of nodes: the common part of {@link
 * StorageContract} and {@link SoleNodeStorageContract}.
 */
public interface StorageOpeningContract {
  /** Opens the store; the same store throughout a test. The caller closes it. */
  Storage open();

  @Test
  default void a_store_is_reachable_while_open_and_unreachable_once_closed() {
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
  default void stored_data_survives_reopening_the_store() {
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
  default void changes_of_a_failed_transaction_are_absent_after_reopening_the_store() {
    var account = account();
    var key = new SealedKey(text(), text(), NOW, text());
    try (Storage storage = open()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  storage.inTransaction(
                      () -> {
                        stored(storage, account);
                        storage.signingKeys().addFirst(key);
                        throw new IllegalStateException("the work fails");
                      }));
    }

    try (Storage storage = open()) {
      assertThat(storage.users().findById(account.id())).isEmpty();
      assertThat(storage.signingKeys().list(key.algorithm())).isEmpty();
    }
  }
}
