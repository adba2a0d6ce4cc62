package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.PasswordResetMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.VerificationMail;
import dev.portcullis.domain.emaillink.OneTimeSecret;
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
  URI in(OutgoingMail mail) {
    return switch (mail) {
      case VerificationMail verification -> to("/verify", verification.secret());
      case PasswordResetMail reset -> to("/reset-password", reset.secret());
    };
  }

  private URI to(String page, OneTimeSecret secret) {
    String token = URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
    return URI.create(publicUrl + page + "?token=" + token);
  }
}
