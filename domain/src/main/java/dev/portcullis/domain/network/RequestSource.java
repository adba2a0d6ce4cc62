package dev.portcullis.domain.network;

import dev.portcullis.domain.network.ForwardingHeader.Hop;
import java.util.Optional;

/**
 * Source of a request: the client, or the last proxy before it that is known.
 *
 * @param scheme {@code http} or {@code https}, as the client used it; empty unless a trusted proxy
 *     tells it
 */
public record RequestSource(IpAddress address, Kind kind, Optional<String> scheme) {
  /** Kinds of sources. */
  public enum Kind {
    /** The client. */
    CLIENT,
    /** A trusted proxy that doesn't tell its client, or that is the client itself. */
    TRUSTED_PROXY,
    /** A proxy in an internal network that isn't trusted; its clients are unknown. */
    UNTRUSTED_PROXY
  }

  /** Returns the sender that a trusted proxy at this source tells. */
  RequestSource before(Hop hop, IpAddress sender) {
    return new RequestSource(sender, Kind.CLIENT, hop.scheme().or(() -> scheme));
  }

  /** Returns this source as that of a trusted proxy. */
  RequestSource asProxy() {
    return new RequestSource(address, Kind.TRUSTED_PROXY, scheme);
  }

  /** Returns whether the address is that of a proxy, which may have many clients. */
  public boolean isProxy() {
    return kind != Kind.CLIENT;
  }

  /**
   * Returns the address as text. That of a proxy is marked, so that it is never taken for the
   * address of a client.
   */
  @Override
  public String toString() {
    return isProxy() ? address + " (proxy)" : address.toString();
  }
}
