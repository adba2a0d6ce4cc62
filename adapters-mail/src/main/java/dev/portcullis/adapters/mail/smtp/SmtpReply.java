package dev.portcullis.adapters.mail.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes of a server's reply (RFC 5321, section 4.2; RFC 3463). Its text is dropped, because it may
 * repeat a secret that we sent.
 *
 * @param enhanced the enhanced status code, or empty text
 */
record SmtpReply(int code, String enhanced) {
  private static final Pattern CODES =
      Pattern.compile("(?:^|response: )([2-5]\\d\\d)(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b)?");
  private static final int BAD_SEQUENCE = 503;
  private static final int LOG_IN_FIRST = 530;

  /** Returns the first reply in an exception message of Jakarta Mail. */
  static Optional<SmtpReply> in(String message) {
    Matcher codes = CODES.matcher(message);
    return codes.find()
        ? Optional.of(
            new SmtpReply(
                Integer.parseInt(codes.group(1)), Optional.ofNullable(codes.group(2)).orElse("")))
        : Optional.empty();
  }

  /**
   * Returns whether the reply rejects an address permanently. Rejections by the server's policy
   * (X.7.Z), such as denied relaying, don't count: the operator may correct the settings.
   */
  boolean isForGood() {
    return code >= 500
        && code != BAD_SEQUENCE
        && code != LOG_IN_FIRST
        && !enhanced.startsWith("5.7.");
  }

  @Override
  public String toString() {
    return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
  }
}
