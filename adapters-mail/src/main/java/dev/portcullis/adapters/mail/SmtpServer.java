package dev.portcullis.adapters.mail;

import java.util.Optional;

/**
 * The mail server that takes all mail, and how to talk to it.
 *
 * @param login how to get in, where the server wants to know who sends
 */
public record SmtpServer(String host, int port, Encryption encryption, Optional<Login> login) {
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

  /** Where it is. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
