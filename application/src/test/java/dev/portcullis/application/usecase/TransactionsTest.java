package dev.portcullis.application.usecase;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.out.audit.EventLog.Entry;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final Transactions transactions =
      new Transactions(portcullis.storage, RETENTION, portcullis.told::add);
  private final User arthur = portcullis.user(ARTHUR).user();

  @Test
  void an_event_is_logged_and_then_published_to_the_listener() {
    var deleted = new Event.UserDeleted(arthur, EventContext.by(arthur.id(), NOW, CLIENT));

    transactions.record(deleted);

    assertThat(entries())
        .containsExactly(
            new Entry(
                1,
                "user.deleted",
                Optional.of(arthur.id()),
                Optional.of(arthur.id()),
                NOW,
                CLIENT,
                ""));
    assertThat(portcullis.told).containsExactly(deleted);
  }

  @Test
  void a_failed_change_discards_its_events() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions.run(
                    events -> {
                      events.record(verified(NOW));
                      portcullis.storage.users().remove(arthur.id());
                      throw new IllegalStateException("no");
                    }));

    assertThat(entries()).isEmpty();
    assertThat(portcullis.told).isEmpty();
    assertThat(portcullis.storage.users().findById(arthur.id())).isPresent();
  }

  @Test
  void a_nested_change_is_committed_and_published_with_the_outer_one() {
    transactions.run(
        events -> {
          transactions.record(verified(NOW));
          assertThat(portcullis.told).isEmpty();
          events.record(verified(NOW.plus(MICROSECOND)));
          return true;
        });

    assertThat(portcullis.told).containsExactly(verified(NOW), verified(NOW.plus(MICROSECOND)));
    assertThat(entries()).hasSize(2);
  }

  @Test
  void a_change_that_the_store_retries_is_published_once() {
    var twice = new RunsTwice(portcullis.storage);

    new Transactions(twice, RETENTION, portcullis.told::add).record(verified(NOW));

    assertThat(portcullis.told).containsExactly(verified(NOW));
  }

  @Test
  void an_entry_is_deleted_by_the_first_event_after_the_retention_period() {
    transactions.record(verified(NOW));

    transactions.record(verified(NOW.plus(RETENTION)));
    assertThat(entries()).hasSize(2);

    transactions.record(verified(NOW.plus(RETENTION).plus(MICROSECOND)));
    assertThat(entries())
        .extracting(Entry::at)
        .containsExactly(NOW.plus(RETENTION).plus(MICROSECOND), NOW.plus(RETENTION));
  }

  @Test
  void a_change_fails_when_the_store_is_down() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> transactions.record(verified(NOW)));
    assertThat(portcullis.told).isEmpty();
  }

  private Event verified(Instant at) {
    return new Event.UserVerified(arthur, EventContext.anonymous(at, CLIENT));
  }

  private List<Entry> entries() {
    return portcullis.storage.events().list(Optional.empty(), Optional.empty(), 10);
  }
}
