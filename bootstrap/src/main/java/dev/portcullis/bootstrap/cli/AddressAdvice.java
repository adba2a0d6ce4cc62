package dev.portcullis.bootstrap.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Explains why the server can't listen on an address, and names the key to change. */
final class AddressAdvice {
  private static final int FIRST_FREE_FOR_ALL = 1024;

  private AddressAdvice() {}

  /** Returns one line about the address of {@code edge.host} and {@code edge.port}. */
  static String on(String edge, InetSocketAddress address) {
    String host = address.getHostString();
    int port = address.getPort();
    if (address.isUnresolved()) {
      return "%s.host: the host %s can't be resolved".formatted(edge, host);
    }
    if (!isOfThisMachine(address.getAddress())) {
      return "%s.host: %s is not an address of this machine".formatted(edge, host);
    }
    String place = (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
    return port < FIRST_FREE_FOR_ALL
        ? "%s.port: %s is in use, or this user may not listen on ports below 1024"
            .formatted(edge, place)
        : "%s.port: %s is in use; stop the other program, or set another port"
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
