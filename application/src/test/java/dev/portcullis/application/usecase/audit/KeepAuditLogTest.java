package dev.portcullis.application.usecase.audit;

import static dev.portcullis.application.contract.Examples.MICROSECOND;
import static dev.portcullis.application.contract.Examples.NOW;
import static dev.portcullis.application.usecase.Installation.ARTHUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.audit.EventLog.Entry;
import dev.portcullis.application.usecase.Installation;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepAuditLogTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final Installation portcullis = new Installation();
  private final EventListener keepAuditLog = new AuditLogWriter(portcullis.storage.events(), RETENTION);
  private final User arthur = portcullis.user(ARTHUR).user();

  @Test
  void what_is_told_of_is_written_down() {
    keepAuditLog.publish(
        new Event.UserDeleted(arthur, new EventContext(NOW, CLIENT, Optional.of(arthur.id()))));

    assertThat(entries())
        .containsExactly(
            new Entry(
                1,
                "UserDeleted",
                Optional.of(arthur.id()),
                Optional.of(arthur.id()),
                NOW,
                CLIENT,
                ""));
  }

  @Test
  void an_entry_is_kept_for_as_long_as_was_said_and_goes_when_something_happens_after_that() {
    keepAuditLog.publish(verified(NOW));

    keepAuditLog.publish(verified(NOW.plus(RETENTION)));
    assertThat(entries()).hasSize(2);

    keepAuditLog.publish(verified(NOW.plus(RETENTION).plus(MICROSECOND)));
    assertThat(entries())
        .extracting(Entry::at)
        .containsExactly(NOW.plus(RETENTION).plus(MICROSECOND), NOW.plus(RETENTION));
  }

  @Test
  void a_store_that_is_down_is_told_of_to_whoever_publishes() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> keepAuditLog.publish(verified(NOW)));
  }

  private Event verified(Instant at) {
    return new Event.UserVerified(arthur, new EventContext(at, CLIENT, Optional.empty()));
  }

  private List<Entry> entries() {
    return portcullis.storage.events().list(Optional.empty(), Optional.empty(), 10);
  }
}
