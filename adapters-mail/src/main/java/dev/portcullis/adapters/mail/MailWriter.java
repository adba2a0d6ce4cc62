package dev.portcullis.adapters.mail;

import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import jakarta.mail.Message.RecipientType;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.Recipient;
import org.simplejavamail.email.EmailBuilder;

/** Composes mails from one sender, with links to one server. */
record MailWriter(Sender from, URI publicUrl, MailTemplates templates) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Returns the mail with its headers, as text and as HTML. */
  Email write(OutgoingMail mail) {
    var words = templates.of(mail.kind()).fill(values(mail));
    return EmailBuilder.startingBlank()
        .from(
            new Recipient(
                from.name().orElse(null), AsciiMailbox.to(from.address()).toString(), null))
        .to(new Recipient(null, AsciiMailbox.to(mail.to()).toString(), RecipientType.TO))
        .withSubject(words.subject())
        .withPlainText(words.text())
        .withHTMLText(words.html())
        .fixingMessageId("<%s@%s>".formatted(UUID.randomUUID(), publicUrl.getHost()))
        // RFC 3834, section 5: tells vacation responders not to answer.
        .withHeader("Auto-Submitted", "auto-generated")
        .buildEmail();
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

  /** Returns whether the mail needs a server that supports non-ASCII addresses. */
  boolean isInternational(OutgoingMail mail) {
    return AsciiMailbox.to(from.address()).isInternational()
        || AsciiMailbox.to(mail.to()).isInternational();
  }
}
