package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Explains why a server didn't accept a mail: our words with the server's reply codes. The server's
 * own words are left out, because they may repeat a secret.
 */
public record SmtpFailure(SmtpServer server, MessagingException failure) {
  public NotSent notSent() {
    Optional<SMTPAddressFailedException> recipient = recipient();
    if (recipient.isPresent()) {
      Optional<SmtpReply> reply = reply(recipient.get());
      boolean forGood = reply.filter(SmtpReply::isForGood).isPresent();
      return notSent("rejects the recipient" + told(reply), forGood);
    }
    return switch (failure) {
      case SmtpClient.AddressNotSupported unknown ->
          notSent("doesn't support non-ASCII addresses", true);
      case AuthenticationFailedException refused ->
          notSent(
              "rejects the user or the password, or supports neither PLAIN nor LOGIN"
                  + told(reply(refused)),
              false);
      case SMTPSendFailedException refused ->
          notSent("rejects %s%s".formatted(what(refused), told(reply(refused))), false);
      default -> notSent(conversation(), false);
    };
  }

  private static String what(SMTPSendFailedException refused) {
    return refused.getCommand().startsWith("MAIL") ? "the sender" : "the mail";
  }

  private Optional<SMTPAddressFailedException> recipient() {
    return Stream.iterate(
            (Exception) failure,
            one -> one != null,
            one -> one instanceof MessagingException chained ? chained.getNextException() : null)
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast)
        .findFirst();
  }

  private String conversation() {
    if (failure.getCause() != null) {
      Throwable root = root(failure.getCause());
      return "can't be reached: %s: %s"
          .formatted(root.getClass().getSimpleName(), root.getMessage());
    }
    return String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")
        ? "doesn't offer STARTTLS"
        : "ends the conversation" + told(reply(failure));
  }

  private static Throwable root(Throwable cause) {
    return cause.getCause() == null ? cause : root(cause.getCause());
  }

  private static Optional<SmtpReply> reply(MessagingException refused) {
    return SmtpReply.in(String.valueOf(refused.getMessage()));
  }

  private static String told(Optional<SmtpReply> reply) {
    return reply.map(codes -> ": " + codes).orElse("");
  }

  private NotSent notSent(String problem, boolean forGood) {
    return new NotSent("%s %s".formatted(server, problem), forGood, failure);
  }
}
