package dev.portcullis.bootstrap.configuration;

import dev.portcullis.domain.network.IpAddress;
import java.net.URI;

/** Tells which hosts are beyond the machine itself. Resolves no names. */
public final class Exposure {
  private Exposure() {}

  /** Returns whether {@code url} is https. */
  public static boolean isEncrypted(URI url) {
    return url.getScheme().equals("https");
  }

  /** Returns whether the host of {@code url} is the machine itself. */
  public static boolean isLoopback(URI url) {
    return isLoopback(url.getHost());
  }

  /**
   * Returns whether {@code host} is a loopback address or a name of one (RFC 6761, section 6.3).
   */
  public static boolean isLoopback(String host) {
    String bare = host.replaceAll("^\\[|]$", "");
    return bare.matches("(?i)([a-z0-9-]+\\.)*localhost\\.?")
        || IpAddress.parse(bare).map(IpAddress::isLoopback).orElse(false);
  }
}
