package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.DURATION;
import static dev.portcullis.bootstrap.configuration.Syntax.FLAG;
import static dev.portcullis.bootstrap.configuration.Syntax.PATH;

import dev.portcullis.adapters.mail.Sender;
import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.adapters.mail.template.MailTemplatesRefused;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.bootstrap.configuration.Configuration.Smtp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of {@code mail}, and the lifetimes of the links in mails. */
record MailKeys(ConfigurationValues values, Path workingDirectory) {
  static final Key.Group KEYS = new Key.Group();

  enum Transport {
    LOG,
    SMTP
  }

  static final Key<Transport> TRANSPORT =
      KEYS.key("mail.transport", "`smtp` sends [mail](mail.md); `log` writes its links to the log")
          .of(Syntax.choice(Transport.class), "log");
  static final Key<Optional<SmtpServer>> SMTP_URL =
      KEYS.key("mail.smtp.url", "[mail server](mail.md#mail-servers); required by `smtp`")
          .optional(
              Syntax.of(SmtpServer.URL_RULE, text -> Optional.of(SmtpServer.parse(text)))
                  .asSecret());
  static final Key<Optional<Sender>> FROM =
      KEYS.key("mail.from", "sender of all mail; required by `smtp`")
          .optional(Syntax.of(Sender.RULE, Sender::parse));
  static final Key<Optional<Path>> TEMPLATES =
      KEYS.key("mail.templates", "folder of [your own templates](mail.md#your-own-templates)")
          .optional(PATH);
  static final Key<Boolean> NOTICE_PASSWORD_CHANGED =
      notice("password-changed", "the password was changed");
  static final Key<Boolean> NOTICE_EMAIL_CHANGED =
      notice("email-changed", "the account has another e-mail address; sent to the old one");
  static final Key<Boolean> NOTICE_PROVIDER_LINKED =
      notice("provider-linked", "an account at a provider was linked");
  static final Key<Boolean> NOTICE_NEW_DEVICE = notice("new-device", "an unknown device logged in");
  static final Key<Duration> VERIFICATION_LIFETIME =
      KEYS.key("verification.lifetime", "lifetime of a link that verifies an address")
          .of(DURATION, "PT1H");
  static final Key<Duration> RESET_LIFETIME =
      KEYS.key("reset.lifetime", "lifetime of a link that resets a password").of(DURATION, "PT1H");

  private static Key<Boolean> notice(String kind, String what) {
    return KEYS.key(
            "mail.notices." + kind, "whether users get the [notice](mail.md#notices) that " + what)
        .of(FLAG, "true");
  }

  private static final Map<MailKind, Key<Boolean>> NOTICES =
      Map.of(
          MailKind.PASSWORD_CHANGED, NOTICE_PASSWORD_CHANGED,
          MailKind.EMAIL_CHANGED, NOTICE_EMAIL_CHANGED,
          MailKind.PROVIDER_LINKED, NOTICE_PROVIDER_LINKED,
          MailKind.NEW_DEVICE, NOTICE_NEW_DEVICE);

  /** Returns the notices that the operator wants. */
  Set<MailKind> notices() {
    return NOTICES.entrySet().stream()
        .filter(notice -> values.read(notice.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  OneTimeLifetimes lifetimes() {
    return new OneTimeLifetimes(values.read(VERIFICATION_LIFETIME), values.read(RESET_LIFETIME));
  }

  /** Returns the SMTP settings; empty if links are written to the log instead. */
  Optional<Smtp> smtp() {
    Optional<SmtpServer> server = values.read(SMTP_URL);
    Optional<Sender> from = values.read(FROM);
    Optional<Path> folder = values.read(TEMPLATES).map(workingDirectory::resolve);
    boolean smtp = values.read(TRANSPORT) == Transport.SMTP;
    if (smtp) {
      values.require(SMTP_URL, "is missing; mail.transport smtp needs it");
      values.require(FROM, "is missing; mail.transport smtp needs it");
    }
    Optional<MailTemplates> templates =
        smtp || folder.isPresent() ? templates(folder) : Optional.empty();
    return smtp && server.isPresent() && from.isPresent()
        ? templates.map(words -> new Smtp(server.get(), from.get(), words))
        : Optional.empty();
  }

  private Optional<MailTemplates> templates(Optional<Path> folder) {
    try {
      return Optional.of(MailTemplates.read(folder));
    } catch (MailTemplatesRefused refused) {
      values.problem(TEMPLATES, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
