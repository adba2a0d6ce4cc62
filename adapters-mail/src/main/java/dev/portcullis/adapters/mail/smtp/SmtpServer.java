package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.domain.InvalidInput;
import java.util.Optional;

/**
 * The mail server that takes all mail, and how to talk to it.
 *
 * @param login how to get in, where the server wants to know who sends
 */
public record SmtpServer(String host, int port, Encryption encryption, Optional<Login> login) {
  /** The form of a URL, for messages. */
  public static final String URL_RULE =
      "must look like smtp://user:password@mail.example.com:587 or smtps://mail.example.com, with"
          + " user and password percent-encoded";

  /** When TLS begins, and whom it must prove the server to be. */
  public enum Encryption {
    /** At once, with a certificate for the host that the JDK trusts (RFC 8314, section 3.3). */
    TLS,
    /** By STARTTLS before anything else is sent, with such a certificate, too (RFC 3207). */
    STARTTLS,
    /**
     * By STARTTLS if the server offers it, whatever its certificate: keeps listeners out, but
     * nobody who pretends to be the server (RFC 7435).
     */
    OPPORTUNISTIC,
    /** Never. */
    NONE
  }

  /** A user of the mail server. */
  public record Login(String user, String password) {
    /** Tells neither. */
    @Override
    public String toString() {
      return "Login[…]";
    }
  }

  /**
   * Reads {@code smtp://user:password@host:port}, or {@code smtps:} for TLS at once, of which only
   * scheme and host must be there; {@code ?starttls=} overrides the encryption of {@code smtp:}.
   *
   * @throws InvalidInput with a rule that repeats no part of the URL
   */
  public static SmtpServer parse(String url) {
    return SmtpUrl.parse(url);
  }

  /** Where it is. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
