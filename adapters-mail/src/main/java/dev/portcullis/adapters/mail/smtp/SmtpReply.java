package dev.portcullis.adapters.mail.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes of a server's reply (RFC 5321, section 4.2; RFC 3463), and not its words, which may
 * repeat what the server was told.
 *
 * @param enhanced what the code means more exactly, or nothing
 */
record SmtpReply(int code, String enhanced) {
  private static final Pattern CODES =
      Pattern.compile("(?:^|response: )([2-5]\\d\\d)(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b)?");
  private static final int BAD_SEQUENCE = 503;
  private static final int LOG_IN_FIRST = 530;

  /** The first reply in a message of Jakarta Mail's. */
  static Optional<SmtpReply> in(String message) {
    Matcher codes = CODES.matcher(message);
    return codes.find()
        ? Optional.of(
            new SmtpReply(
                Integer.parseInt(codes.group(1)), Optional.ofNullable(codes.group(2)).orElse("")))
        : Optional.empty();
  }

  /**
   * Whether it turns down an address for good. What the server's rules don't let us do, such as to
   * send abroad (X.7.Z), they may let us do when the operator has set that right.
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
