package dev.portcullis.domain.network;

import dev.portcullis.domain.InvalidInput;

/**
 * IP network: all addresses that begin with the same bits (RFC 4632). A network of IPv4-mapped
 * addresses equals its IPv4 network.
 *
 * @param first the lowest address
 * @param prefixLength the number of bits that all addresses share
 */
public record IpNetwork(IpAddress first, int prefixLength) {
  private static final int MAPPED_BITS = 96;

  /** Checks that the prefix fits the address. */
  public IpNetwork {
    if (prefixLength < 0 || prefixLength > bits(first)) {
      throw new InvalidInput("network", "must have a prefix length from 0 to " + bits(first));
    }
    if (!masked(first, prefixLength).equals(first)) {
      throw new InvalidInput("network", "must have no bits beyond the prefix length");
    }
  }

  /** Returns the network of {@code address} with that prefix length. */
  public static IpNetwork around(IpAddress address, int prefixLength) {
    return new IpNetwork(masked(address, prefixLength), prefixLength);
  }

  /**
   * Parses an address, or a network in CIDR notation such as {@code 10.0.0.0/8}.
   *
   * @throws InvalidInput when the text is anything else
   */
  public static IpNetwork parse(String text) {
    String[] parts = text.split("/", 2);
    IpAddress first = IpAddress.parse(parts[0]).orElseThrow(IpNetwork::malformed);
    if (parts.length == 1) {
      return new IpNetwork(first, bits(first));
    }
    if (!parts[1].matches("\\d{1,3}")) {
      throw malformed();
    }
    boolean mapped = parts[0].contains(":") && bits(first) == Integer.SIZE;
    return new IpNetwork(first, Integer.parseInt(parts[1]) - (mapped ? MAPPED_BITS : 0));
  }

  private static InvalidInput malformed() {
    return new InvalidInput(
        "network", "must be an IP address or a network, such as 10.0.0.7 or fd00::/8");
  }

  /** Returns whether the network has this address. */
  public boolean contains(IpAddress address) {
    return bits(address) == bits(first) && masked(address, prefixLength).equals(first);
  }

  private static int bits(IpAddress address) {
    return address.bytes().length * Byte.SIZE;
  }

  /** Returns the address with zeros in place of all bits beyond the prefix. */
  private static IpAddress masked(IpAddress address, int prefixLength) {
    byte[] bytes = address.bytes();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(prefixLength - i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xFF << (Byte.SIZE - kept));
    }
    return IpAddress.of(bytes);
  }

  /** Returns the network in CIDR notation. */
  @Override
  public String toString() {
    return first + "/" + prefixLength;
  }
}
