package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.Mailer.Mail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the links in mails lead.
 *
 * @param publicUrl where people reach the server, without a slash at the end
 */
record Links(URI publicUrl) {
  /** To the page that works by the secret of {@code mail}. */
  URI to(Mail mail) {
    String page =
        switch (mail.purpose()) {
          case VERIFICATION -> "/verify";
          case RESET -> "/reset-password";
        };
    String token = URLEncoder.encode(mail.secret().value(), StandardCharsets.UTF_8);
    return URI.create(publicUrl + page + "?token=" + token);
  }
}
