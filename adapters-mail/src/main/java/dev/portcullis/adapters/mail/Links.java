package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.PasswordResetMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.VerificationMail;
import dev.portcullis.domain.emaillink.LinkSecret;
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
  URI in(OutgoingMail mail) {
    return switch (mail) {
      case VerificationMail verification -> to("/verify", verification.secret());
      case PasswordResetMail reset -> to("/reset-password", reset.secret());
    };
  }

  private URI to(String page, LinkSecret secret) {
    String token = URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
    return URI.create(publicUrl + page + "?token=" + token);
  }
}
