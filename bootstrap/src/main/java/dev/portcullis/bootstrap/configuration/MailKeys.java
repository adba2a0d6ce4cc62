package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.mail.Sender;
import dev.portcullis.adapters.mail.SmtpServer;
import dev.portcullis.adapters.mail.Templates;
import dev.portcullis.adapters.mail.TemplatesRefused;
import dev.portcullis.bootstrap.configuration.Configuration.Smtp;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys below {@code mail}. */
record MailKeys(Values values, Path workingDirectory) {
  private static final String FROM = "mail.from";
  private static final String TEMPLATES = "mail.templates";

  /** RFC 5322, section 3.4: a name, in quotes or not, before an address in angle brackets. */
  private static final Pattern MAILBOX = Pattern.compile("(\"?)([^<>]*?)\\1\\s*<([^<>]*)>");

  private enum Transport {
    LOG,
    SMTP
  }

  /** How to send mail; empty when its links go into the log instead. */
  Optional<Smtp> read() {
    Optional<SmtpServer> server = new SmtpUrlKey(values).read();
    Optional<Sender> from = values.text(FROM).flatMap(this::sender);
    Optional<Path> folder = values.text(TEMPLATES).map(workingDirectory::resolve);
    boolean smtp = values.choice("mail.transport", Transport.LOG) == Transport.SMTP;
    if (smtp) {
      require(SmtpUrlKey.KEY);
      require(FROM);
    }
    Optional<Templates> templates =
        smtp || folder.isPresent() ? templates(folder) : Optional.empty();
    return smtp && server.isPresent() && from.isPresent()
        ? templates.map(words -> new Smtp(server.get(), from.get(), words))
        : Optional.empty();
  }

  private void require(String key) {
    if (values.text(key).isEmpty()) {
      values.problem(key, "is missing; mail.transport smtp needs it");
    }
  }

  private Optional<Sender> sender(String text) {
    Matcher mailbox = MAILBOX.matcher(text.strip());
    boolean named = mailbox.matches();
    Optional<String> name =
        named ? Optional.of(mailbox.group(2)).filter(one -> !one.isBlank()) : Optional.empty();
    try {
      return Optional.of(new Sender(name, new EmailAddress(named ? mailbox.group(3) : text)));
    } catch (InvalidInput malformed) {
      values.problem(FROM, "must look like auth@example.com or Example <auth@example.com>");
      return Optional.empty();
    }
  }

  private Optional<Templates> templates(Optional<Path> folder) {
    try {
      return Optional.of(Templates.read(folder));
    } catch (TemplatesRefused refused) {
      values.problem(TEMPLATES, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
