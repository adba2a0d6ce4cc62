package dev.portcullis.domain.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header in which proxies tell the addresses that requests came from. */
public enum ForwardingHeader {
  /** De-facto standard; {@code X-Forwarded-Proto} has the scheme. */
  X_FORWARDED_FOR("X-Forwarded-For"),

  /** Standard (RFC 7239). */
  FORWARDED("Forwarded");

  private static final String SCHEME_HEADER = "X-Forwarded-Proto";

  /** A longer node identifier is no address. */
  private static final int MAX_NODE = 64;

  /**
   * Address with or without a port (RFC 7239, section 6). In {@code X-Forwarded-For}, IPv6
   * addresses also come without brackets.
   */
  private static final Pattern NODE =
      Pattern.compile(
          "(?:\\[(?<bracketed>[0-9A-Fa-f:.]+)]|(?<ipv4>[0-9.]+))(?::(?:\\d{1,5}|_[A-Za-z0-9._-]+))?"
              + "|(?<ipv6>[0-9A-Fa-f:.]+)");

  private final String headerName;

  ForwardingHeader(String headerName) {
    this.headerName = headerName;
  }

  /**
   * Element of the header.
   *
   * @param address the sender of the request to the proxy that added the element; empty if the
   *     proxy hides or doesn't know it, or if the element is malformed
   * @param scheme the scheme of that request, if the element tells it
   */
  record Hop(Optional<IpAddress> address, Optional<String> scheme) {}

  /** Returns the name of the header. */
  public String headerName() {
    return headerName;
  }

  Hop hop(String element) {
    return switch (this) {
      case X_FORWARDED_FOR -> new Hop(node(element), Optional.empty());
      case FORWARDED -> {
        Map<String, String> parameters = ForwardedElement.parameters(element);
        yield new Hop(
            Optional.ofNullable(parameters.get("for")).flatMap(ForwardingHeader::node),
            Optional.ofNullable(parameters.get("proto")).flatMap(ForwardingHeader::scheme));
      }
    };
  }

  /**
   * Returns the scheme that the nearest proxy tells in a header of its own.
   *
   * @param headers the values of the header of each name, in their order
   */
  Optional<String> separateScheme(Function<String, List<String>> headers) {
    return switch (this) {
      case X_FORWARDED_FOR ->
          new ListElements(headers.apply(SCHEME_HEADER)).next().flatMap(ForwardingHeader::scheme);
      case FORWARDED -> Optional.empty();
    };
  }

  private static Optional<IpAddress> node(String text) {
    Matcher node = NODE.matcher(text);
    return text.length() <= MAX_NODE && node.matches()
        ? Optional.ofNullable(node.group("bracketed"))
            .or(() -> Optional.ofNullable(node.group("ipv4")))
            .or(() -> Optional.ofNullable(node.group("ipv6")))
            .flatMap(IpAddress::parse)
        : Optional.empty();
  }

  private static Optional<String> scheme(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
  }
}
