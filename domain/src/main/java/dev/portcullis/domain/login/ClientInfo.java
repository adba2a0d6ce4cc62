package dev.portcullis.domain.login;

/**
 * Where a log-in came from, as far as the edge could see; to show to its user, never to decide by.
 *
 * @param address the network address; at most 64 characters are kept
 * @param userAgent what the program calls itself; at most 256 characters are kept
 */
public record ClientInfo(String address, String userAgent) {
  /** When nothing is known. */
  public static final ClientInfo UNKNOWN = new ClientInfo("", "");

  private static final int MAX_ADDRESS = 64;
  private static final int MAX_USER_AGENT = 256;

  /** Keeps what is printable, up to the bounds. */
  public ClientInfo {
    address = printable(address, MAX_ADDRESS);
    userAgent = printable(userAgent, MAX_USER_AGENT);
  }

  private static String printable(String text, int maxLength) {
    return isPlain(text, maxLength) ? text : cleaned(text, maxLength);
  }

  /** As all are but a few, and all that come from a store. */
  private static boolean isPlain(String text, int maxLength) {
    return text.length() <= maxLength && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static String cleaned(String text, int maxLength) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", "");
    return clean
        .codePoints()
        .limit(maxLength)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
