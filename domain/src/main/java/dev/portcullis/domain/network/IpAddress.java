package dev.portcullis.domain.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP address of version 4 or 6, without zone. An IPv4-mapped IPv6 address (RFC 4291, section
 * 2.5.5.2) equals its IPv4 address.
 */
public record IpAddress(InetAddress address) {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern MAYBE_IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  /** Removes host name and zone, and unwraps an IPv4-mapped address. */
  public IpAddress {
    address = bare(address.getAddress());
  }

  /** Parses an address without brackets, port and zone; empty if {@code text} is anything else. */
  public static Optional<IpAddress> parse(String text) {
    if (!IPV4.matcher(text).matches() && !MAYBE_IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  static IpAddress of(byte[] bytes) {
    return new IpAddress(bare(bytes));
  }

  private static InetAddress bare(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("neither 4 nor 16 bytes", impossible);
    }
  }

  /** Returns whether the address is of the machine itself: {@code 127.0.0.0/8} or {@code ::1}. */
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  /** Returns whether the address is of version 4. */
  public boolean isIpv4() {
    return address instanceof Inet4Address;
  }

  byte[] bytes() {
    return address.getAddress();
  }

  /** Returns the canonical text (RFC 5952). */
  @Override
  public String toString() {
    String text = address.getHostAddress();
    return isIpv4() ? text : compressed(text.split(":", -1));
  }

  /** Replaces the first of the longest runs of zero groups, if it has at least two groups. */
  private static String compressed(String[] groups) {
    int start = 0;
    int longest = 1;
    for (int i = 0; i < groups.length; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > longest) {
        start = i;
        longest = zeros;
      }
    }
    if (longest == 1) {
      return String.join(":", groups);
    }
    return joined(groups, 0, start) + "::" + joined(groups, start + longest, groups.length);
  }

  private static int zerosFrom(String[] groups, int start) {
    int end = start;
    while (end < groups.length && groups[end].equals("0")) {
      end++;
    }
    return end - start;
  }

  private static String joined(String[] groups, int from, int to) {
    return String.join(":", Arrays.asList(groups).subList(from, to));
  }
}
