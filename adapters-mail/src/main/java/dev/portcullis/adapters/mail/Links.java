package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * URLs of the links in mails.
 *
 * @param publicUrl the URL at which users reach the server, without a trailing slash
 */
record Links(URI publicUrl) {
  /** Returns the link of {@code mail}, with its secret. */
  URI in(LinkMail mail) {
    String token = URLEncoder.encode(mail.secret().value(), StandardCharsets.UTF_8);
    return URI.create(publicUrl + mail.kind().page().orElseThrow() + "?token=" + token);
  }
}
