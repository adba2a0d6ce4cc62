package dev.portcullis.bootstrap.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Says why an address can't be listened on, and which key to change. */
final class AddressAdvice {
  private static final int FIRST_FREE_FOR_ALL = 1024;

  private AddressAdvice() {}

  /** One line on the address that the keys {@code edge.host} and {@code edge.port} make. */
  static String on(String edge, InetSocketAddress address) {
    String host = address.getHostString();
    int port = address.getPort();
    if (address.isUnresolved()) {
      return "%s.host: nobody knows the host %s".formatted(edge, host);
    }
    if (!isOfThisMachine(address.getAddress())) {
      return "%s.host: %s is no address of this machine".formatted(edge, host);
    }
    String place = (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
    return port < FIRST_FREE_FOR_ALL
        ? "%s.port: %s is taken, or this user may not listen on ports below 1024"
            .formatted(edge, place)
        : "%s.port: %s is taken; stop what listens there, or set another port"
            .formatted(edge, place);
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try (var anyPort = new ServerSocket(0, 1, address)) {
      return anyPort.isBound();
    } catch (IOException refused) {
      return false;
    }
  }
}
