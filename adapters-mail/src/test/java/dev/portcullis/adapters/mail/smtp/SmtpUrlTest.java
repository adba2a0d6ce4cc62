package dev.portcullis.adapters.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.mail.Sender;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Login;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpUrlTest {
  @Test
  void a_url_has_server_encryption_and_login() {
    assertThat(SmtpServer.parse("smtps://arthur:sword%40fish+1@mail.example.com"))
        .isEqualTo(
            new SmtpServer(
                "mail.example.com",
                465,
                Encryption.TLS,
                Optional.of(new Login("arthur", "sword@fish+1"))));
    assertThat(SmtpServer.parse("smtp://mail.example.com?starttls=never"))
        .isEqualTo(new SmtpServer("mail.example.com", 587, Encryption.NONE, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://arthur:swordfish@mail.example.com",
        "smtp://arthur:sword%fish@mail.example.com",
        "smtp://arthur:swordfish%00@mail.example.com",
        "smtp://arthur:swordfish@mail.example.com?starttls=opportunistic",
        "smtps://arthur:swordfish@mail.example.com?starttls=never"
      })
  void an_error_message_repeats_no_part_of_the_url(String url) {
    InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> SmtpServer.parse(url));

    assertThat(refused.rule()).isNotEmpty().doesNotContain("swordfish", "arthur");
  }

  @Test
  void a_sender_may_have_a_name() {
    assertThat(Sender.parse("\"Camelot, Inc.\" <auth@camelot.example>"))
        .contains(
            new Sender(Optional.of("Camelot, Inc."), new EmailAddress("auth@camelot.example")));
    assertThat(Sender.parse("Camelot <auth@camelot.example> x")).isEmpty();
  }
}
