package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.PasswordResetMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.VerificationMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What mails say: in the words that are built in, or in an installation's own. */
public final class Templates {
  private static final List<String> FILES =
      List.of(
          "verification.subject.txt",
          "verification.txt",
          "verification.html",
          "reset.subject.txt",
          "reset.txt",
          "reset.html");

  private final LetterTemplate verification;
  private final LetterTemplate reset;

  private Templates(TemplateFiles files) {
    this.verification = LetterTemplate.of("verification", files);
    this.reset = LetterTemplate.of("reset", files);
  }

  /**
   * Reads those in {@code folder}, and the built-in ones for whatever isn't there.
   *
   * @throws TemplatesRefused when no mail can be written with one of them
   */
  public static Templates read(Optional<Path> folder) {
    var files = new TemplateFiles(folder);
    files.check(FILES);
    return new Templates(files);
  }

  LetterTemplate of(OutgoingMail mail) {
    return switch (mail) {
      case VerificationMail anyVerification -> verification;
      case PasswordResetMail anyReset -> reset;
    };
  }
}
