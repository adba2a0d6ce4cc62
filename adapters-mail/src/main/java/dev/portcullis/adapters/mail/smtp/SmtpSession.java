package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Settings of a connection to a mail server, as Jakarta Mail properties.
 *
 * @param name our host name in EHLO
 * @param tls creates TLS sockets, and so decides which certificates are trusted
 * @param timeout the time limit for each response
 */
public record SmtpSession(SmtpServer server, String name, SSLSocketFactory tls, Duration timeout) {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** Returns a session for mails with or without non-ASCII addresses. */
  public Session open(boolean international) {
    var properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", Boolean.toString(international));
    setConversation(properties);
    setEncryption(properties);
    return Session.getInstance(properties);
  }

  public String protocol() {
    return server.encryption() == Encryption.TLS ? "smtps" : "smtp";
  }

  private void setConversation(Properties properties) {
    set(properties, "localhost", name);
    set(properties, "connectiontimeout", CONNECTING.toMillis());
    set(properties, "timeout", timeout.toMillis());
    // An accepted mail counts as sent, even if QUIT fails.
    set(properties, "quitwait", false);
    set(properties, "auth", server.login().isPresent());
    set(properties, "auth.mechanisms", "PLAIN LOGIN");
  }

  private void setEncryption(Properties properties) {
    Encryption encryption = server.encryption();
    boolean opportunistic = encryption == Encryption.OPPORTUNISTIC;
    set(properties, "starttls.enable", opportunistic || encryption == Encryption.STARTTLS);
    set(properties, "starttls.required", encryption == Encryption.STARTTLS);
    set(properties, "ssl.checkserveridentity", !opportunistic);
    if (opportunistic) {
      set(properties, "ssl.trust", "*");
    } else {
      set(properties, "ssl.socketFactory", tls);
      set(properties, "socketFactory.fallback", false);
    }
  }

  /** Jakarta Mail expects text, except for a socket factory. */
  private void set(Properties properties, String key, Object value) {
    boolean text = !(value instanceof SSLSocketFactory);
    properties.put("mail." + protocol() + "." + key, text ? value.toString() : value);
  }
}
