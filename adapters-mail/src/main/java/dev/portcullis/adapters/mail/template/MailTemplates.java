package dev.portcullis.adapters.mail.template;

import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.PasswordResetMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.VerificationMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Templates of all mails. */
public final class MailTemplates {
  private static final List<String> FILES =
      List.of(
          "verification.subject.txt",
          "verification.txt",
          "verification.html",
          "reset.subject.txt",
          "reset.txt",
          "reset.html");

  private final MailTemplate verification;
  private final MailTemplate reset;

  private MailTemplates(TemplateFiles files) {
    this.verification = MailTemplate.of("verification", files);
    this.reset = MailTemplate.of("reset", files);
  }

  /**
   * Reads the templates in {@code folder}, and the built-in ones for those missing there.
   *
   * @throws MailTemplatesRefused when one of them can't be used
   */
  public static MailTemplates read(Optional<Path> folder) {
    var files = new TemplateFiles(folder);
    files.check(FILES);
    return new MailTemplates(files);
  }

  public MailTemplate of(OutgoingMail mail) {
    return switch (mail) {
      case VerificationMail anyVerification -> verification;
      case PasswordResetMail anyReset -> reset;
    };
  }
}
