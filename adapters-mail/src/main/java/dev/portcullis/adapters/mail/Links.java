package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the links in mails lead.
 *
 * @param publicUrl where people reach the server, without a slash at the end
 */
record Links(URI publicUrl) {
  /** The link that {@code mail} carries. */
  URI in(LinkMail mail) {
    String token = URLEncoder.encode(mail.secret().value(), StandardCharsets.UTF_8);
    return URI.create(publicUrl + mail.kind().page() + "?token=" + token);
  }
}
