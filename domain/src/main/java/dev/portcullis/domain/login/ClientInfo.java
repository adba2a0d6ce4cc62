package dev.portcullis.domain.login;

/**
 * Origin of a request, as far as the edge could determine it. For display; only limits on the
 * requests of a network decide by the address.
 *
 * @param address network address, marked if it is that of a proxy whose client is unknown; cut to
 *     64 characters
 * @param userAgent user agent that the client states; cut to 256 characters
 */
public record ClientInfo(String address, String userAgent) {
  /** Unknown client. */
  public static final ClientInfo UNKNOWN = new ClientInfo("", "");

  private static final int MAX_ADDRESS = 64;
  private static final int MAX_USER_AGENT = 256;

  /** Removes control characters and lone surrogates, then cuts to the bounds. */
  public ClientInfo {
    address = printable(address, MAX_ADDRESS);
    userAgent = printable(userAgent, MAX_USER_AGENT);
  }

  private static String printable(String text, int maxLength) {
    return isPlain(text, maxLength) ? text : cleaned(text, maxLength);
  }

  /** Fast path for almost all values, and for all that come from a store. */
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
