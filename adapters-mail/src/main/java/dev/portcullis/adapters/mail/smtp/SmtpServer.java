package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.domain.InvalidInput;
import java.util.Optional;

/**
 * Mail server to which all mail is sent.
 *
 * @param login the credentials; empty if the server requires none
 */
public record SmtpServer(String host, int port, Encryption encryption, Optional<Login> login) {
  /** Rule for the form of a URL, for messages. */
  public static final String URL_RULE =
      "must look like smtp://user:password@mail.example.com:587 or smtps://mail.example.com, with"
          + " user and password percent-encoded";

  /** Start of TLS and verification of the server. */
  public enum Encryption {
    /**
     * Implicit TLS, with a certificate for the host that the JDK trusts (RFC 8314, section 3.3).
     */
    TLS,
    /** STARTTLS before anything else is sent, with a certificate as for {@link #TLS} (RFC 3207). */
    STARTTLS,
    /**
     * STARTTLS if the server offers it, with any certificate. It protects from passive attackers,
     * but not from a server that impersonates the intended one (RFC 7435).
     */
    OPPORTUNISTIC,
    /** No encryption. */
    NONE
  }

  /** Credentials for the mail server. */
  public record Login(String user, String password) {
    /** Redacted. */
    @Override
    public String toString() {
      return "Login[…]";
    }
  }

  /**
   * Parses {@code smtp://user:password@host:port}, or {@code smtps:} for implicit TLS. Only scheme
   * and host are required. {@code ?starttls=} overrides the encryption of {@code smtp:}.
   *
   * @throws InvalidInput with a rule that repeats no part of the URL
   */
  public static SmtpServer parse(String url) {
    return SmtpUrl.parse(url);
  }

  /** Returns host and port, without the credentials. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
