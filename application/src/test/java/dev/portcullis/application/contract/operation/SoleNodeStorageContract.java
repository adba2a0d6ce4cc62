package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link Storage} that only one node can open at a time; replaces {@link
 * StorageContract}. Opening the store a second time fails with a message and doesn't disturb the
 * first node.
 */
public interface SoleNodeStorageContract extends StorageOpeningContract {
  @Test
  default void a_second_node_is_refused_in_one_line_and_the_first_goes_on() {
    try (Storage first = open()) {
      var account = stored(first);

      assertThatExceptionOfType(StorageRefused.class)
          .isThrownBy(this::open)
          .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n"));

      assertThat(first.isReachable()).isTrue();
      assertThat(first.users().findById(account.id())).contains(account);
      assertThat(stored(first)).isNotNull();
    }
  }

  @Test
  default void of_many_nodes_that_open_the_store_at_once_exactly_one_succeeds() {
    for (int round = 0; round < 5; round++) {
      var allTried = new CountDownLatch(Race.CONTENDERS);

      List<Boolean> outcomes = Race.among(number -> () -> isOpened(allTried));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
    }
  }

  /**
   * Returns true if this node opened the store. Keeps the store open until all nodes have tried.
   */
  private boolean isOpened(CountDownLatch allTried) throws InterruptedException {
    try (Storage node = open()) {
      allTried.countDown();
      allTried.await();
      return node.isReachable();
    } catch (StorageRefused refused) {
      allTried.countDown();
      return false;
    }
  }

  @Test
  default void closing_again_does_not_admit_another_node() {
    Storage before = open();
    before.close();

    try (Storage now = open()) {
      before.close();

      assertThatExceptionOfType(StorageRefused.class).isThrownBy(this::open);
      assertThat(now.isReachable()).isTrue();
    }
  }
}
