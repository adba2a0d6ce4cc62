package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.OTHER_PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.StartedServer;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails that tell users what happened to their accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoticesAcceptanceTest {
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeAll
  void start() {
    settings.put("PORTCULLIS_MAIL_NOTICES_PASSWORD_CHANGED", "false");
    portcullis =
        TestServers.start(settings, InstantSource.system(), Extensions.NONE.withMailer(mailbox));
  }

  @AfterAll
  void stop() {
    portcullis.close();
  }

  @ParameterizedTest
  @EnumSource
  void an_unknown_device_and_a_new_address_are_told_but_not_what_the_operator_turned_off(
      EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = new StartedServer(api, mailbox, settings);
      Person person = server.newPerson();
      server.verify(server.verificationToken(person)).value();
      String first = server.tokenOf(person);
      server.tokenOf(person);

      mailbox.takeNotice(MailKind.NEW_DEVICE, person.email());

      api.updateMe(first, Map.of("password", OTHER_PASSWORD)).value();
      api.updateMe(first, Map.of("email", newEmail())).value();

      mailbox.takeNotice(MailKind.EMAIL_CHANGED, person.email());
      assertThat(mailbox.hasMailTo(person.email())).isFalse();
    }
  }
}
