package dev.portcullis.adapters.mail;

import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import dev.portcullis.domain.account.EmailAddress;
import jakarta.mail.Message.RecipientType;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.email.Recipient;
import org.simplejavamail.email.EmailBuilder;

/** Composes mails from one sender, with links to one server. */
record MailWriter(Sender from, URI publicUrl, MailTemplates templates) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Returns the mail with its headers, as text and as HTML. */
  Email write(OutgoingMail mail) {
    var words = templates.of(mail.kind()).fill(values(mail));
    return begin(mail.to(), words.subject(), words.text()).withHTMLText(words.html()).buildEmail();
  }

  /** Returns a mail that tests the settings. */
  Email writeTest(EmailAddress to) {
    String text =
        "This mail shows that Portcullis at %s can send mail. You need not do anything.\n"
            .formatted(publicUrl);
    return begin(to, "Test of the mail settings of Portcullis", text).buildEmail();
  }

  private EmailPopulatingBuilder begin(EmailAddress to, String subject, String text) {
    return EmailBuilder.startingBlank()
        .from(
            new Recipient(
                from.name().orElse(null), AsciiMailbox.to(from.address()).toString(), null))
        .to(new Recipient(null, AsciiMailbox.to(to).toString(), RecipientType.TO))
        .withSubject(subject)
        .withPlainText(text)
        .fixingMessageId("<%s@%s>".formatted(UUID.randomUUID(), publicUrl.getHost()))
        // RFC 3834, section 5: tells vacation responders not to answer.
        .withHeader("Auto-Submitted", "auto-generated");
  }

  private Map<String, String> values(OutgoingMail mail) {
    return switch (mail) {
      case LinkMail link ->
          Map.of(
              "link", new Links(publicUrl).in(link).toString(),
              "email", link.to().value(),
              "lifetime", DurationText.duration(link.lifetime()),
              "lifetime-minutes", Long.toString(link.lifetime().toMinutes()),
              "public-url", publicUrl.toString());
      case NoticeMail notice -> {
        Map<String, String> values = new HashMap<>(notice.parameters());
        values.put("email", notice.to().value());
        values.put("time", TIME.format(notice.at()));
        values.put("address", notice.address().isEmpty() ? "unknown" : notice.address());
        values.put("public-url", publicUrl.toString());
        yield values;
      }
    };
  }

  /** Returns whether a mail to that address needs a server that supports non-ASCII addresses. */
  boolean isInternational(EmailAddress to) {
    return AsciiMailbox.to(from.address()).isInternational()
        || AsciiMailbox.to(to).isInternational();
  }
}
