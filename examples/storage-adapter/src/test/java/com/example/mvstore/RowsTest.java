package com.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.mvstore.Rows.OpenSession;
import com.example.mvstore.Rows.Waiting;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that an adapter for an earlier version of the ports wrote can be read. */
class RowsTest {
  private static final Instant NOW = Instant.parse("2026-03-29T01:00:00.123456Z");
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final int FIRST_SESSION_COLUMNS = 9;
  private static final int SECOND_KEY_COLUMNS = 4;
  private static final int FIRST_MAIL_COLUMNS = 7;

  @Test
  void a_session_without_its_authentication_was_authenticated_when_it_was_opened() {
    var session =
        new Session(
            new SessionId(new UUID(1, 2)),
            new UserId(new UUID(3, 4)),
            new BackendName("database"),
            Authentication.by(AuthenticationMethod.values()[0], NOW.minusSeconds(9)),
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(60),
            CLIENT);
    Object[] row = Rows.row(new OpenSession(session, Optional.empty()));

    Session read = Rows.session(Arrays.copyOf(row, FIRST_SESSION_COLUMNS)).session();

    assertThat(read.authentication()).isEqualTo(new Authentication(NOW, Set.of()));
    assertThat(read.expires()).isEqualTo(session.expires());
    assertThat(Rows.session(row).session()).isEqualTo(session);
  }

  @Test
  void a_mail_without_parameters_has_none() {
    var mail =
        new QueuedMail(
            MailKind.PASSWORD_RESET,
            new EmailAddress("arthur@camelot.example"),
            Map.of("code", "1"),
            NOW,
            CLIENT,
            1);
    Object[] row = Rows.row(new Waiting(mail, NOW));

    Waiting read = Rows.mail(Arrays.copyOf(row, FIRST_MAIL_COLUMNS));

    assertThat(read.mail().parameters()).isEmpty();
    assertThat(read.mail().to()).isEqualTo(mail.to());
    assertThat(read.due()).isEqualTo(NOW);
    assertThat(Rows.mail(row).mail()).isEqualTo(mail);
  }

  @Test
  void a_key_without_times_signs_from_its_creation() {
    var key = new SealedKey("k1", "EdDSA", NOW, "sealed");
    var scheduled =
        new ScheduledKey(
            key, NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(2)), Duration.ofHours(1), 7);
    Object[] row = Rows.row(scheduled);

    assertThat(Rows.key(Arrays.copyOf(row, SECOND_KEY_COLUMNS))).isEqualTo(ScheduledKey.first(key));
    assertThat(Rows.key(row)).isEqualTo(scheduled);
  }
}
