package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Why a server has not taken a mail: in our words and its codes. */
public record SmtpFailure(SmtpServer server, MessagingException failure) {
  public NotSent notSent() {
    Optional<SMTPAddressFailedException> recipient = recipient();
    if (recipient.isPresent()) {
      Optional<SmtpReply> reply = reply(recipient.get());
      boolean forGood = reply.filter(SmtpReply::isForGood).isPresent();
      return notSent("refuses the recipient" + told(reply), forGood);
    }
    return switch (failure) {
      case SmtpClient.AddressNotSupported unknown ->
          notSent("knows no addresses beyond ASCII", true);
      case AuthenticationFailedException refused ->
          notSent(
              "refuses the user or the password, or takes them neither by PLAIN nor by LOGIN"
                  + told(reply(refused)),
              false);
      case SMTPSendFailedException refused ->
          notSent("refuses %s%s".formatted(what(refused), told(reply(refused))), false);
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
      return "can't be talked to: %s: %s"
          .formatted(root.getClass().getSimpleName(), root.getMessage());
    }
    return String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")
        ? "offers no STARTTLS"
        : "breaks off" + told(reply(failure));
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
