package dev.portcullis.application.contract.emaillink;

import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of a {@link Mailer}: every mail delivers its link to its addressee. */
public interface MailerContract {
  /** Mailer under test; sends to the mailbox that {@link #mailsTo} reads. */
  Mailer mailer();

  /** Mails that have arrived for {@code addressee}, as their reader sees them. */
  List<String> mailsTo(EmailAddress addressee);

  @ParameterizedTest
  @EnumSource(names = {"VERIFICATION", "PASSWORD_RESET"})
  default void a_mail_delivers_a_link_with_its_secret_to_its_addressee(MailKind kind) {
    var secret = new LinkSecret(text());
    var another = new LinkSecret(text());
    OutgoingMail mail = mail(kind, email(), secret);

    mailer().send(mail);
    mailer().send(mail(kind, email(), another));

    assertThat(mailsTo(mail.to()))
        .singleElement()
        .asString()
        .contains("token=" + secret.value())
        .doesNotContain(another.value());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"VERIFICATION", "PASSWORD_RESET"},
      mode = EnumSource.Mode.EXCLUDE)
  default void a_notice_arrives_without_a_link(MailKind kind) {
    var notice =
        new NoticeMail(
            kind, email(), TestData.NOW, "192.0.2.1", Map.of("provider", "grail-provider"));

    mailer().send(notice);

    assertThat(mailsTo(notice.to())).singleElement().asString().doesNotContain("token=");
  }

  @Test
  default void links_lead_to_a_page_for_their_purpose() {
    var addressee = email();

    mailer().send(mail(MailKind.VERIFICATION, addressee, new LinkSecret(text())));
    mailer().send(mail(MailKind.PASSWORD_RESET, addressee, new LinkSecret(text())));

    assertThat(mailsTo(addressee))
        .satisfiesExactlyInAnyOrder(
            mail -> assertThat(mail).contains("/verify?token="),
            mail -> assertThat(mail).contains("/reset-password?token="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!#$%&'*+-/=?^_`{|}~@camelot.example",
        "sir.lancelot+du.lac@camelot.example",
        "dörte@camelot.example",
        "königin@straße.example",
        "用户@例子.广告",
        "x@xn--0ca24w.example"
      })
  default void mails_to_every_form_of_address_arrive(String address) {
    var secret = new LinkSecret(text());
    OutgoingMail mail = mail(MailKind.PASSWORD_RESET, new EmailAddress(address), secret);

    mailer().send(mail);

    assertThat(mailsTo(mail.to()))
        .anySatisfy(arrived -> assertThat(arrived).contains(secret.value()));
  }

  @Test
  default void concurrent_mails_all_arrive() {
    List<LinkMail> mails =
        IntStream.range(0, Race.CONTENDERS)
            .mapToObj(number -> mail(MailKind.VERIFICATION, email(), new LinkSecret(text())))
            .toList();

    Race.among(
        number ->
            () -> {
              mailer().send(mails.get(number));
              return true;
            });

    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(mailsTo(mail.to()))
                    .singleElement()
                    .asString()
                    .contains(mail.secret().value()));
  }

  private static LinkMail mail(MailKind kind, EmailAddress to, LinkSecret secret) {
    return new LinkMail(kind, to, secret, Duration.ofHours(1));
  }
}
