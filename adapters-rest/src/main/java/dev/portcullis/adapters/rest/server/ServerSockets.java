package dev.portcullis.adapters.rest.server;

import dev.portcullis.adapters.rest.settings.RestAddressRefused;
import dev.portcullis.adapters.rest.settings.RestSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Takes addresses, before Javalin does: that would log a failure as well as tell it. */
public final class ServerSockets {
  /** As many as may wait in line: a burst of clients; the JDK's own choice is 50. */
  private static final int BACKLOG = 1024;

  private ServerSockets() {}

  /**
   * Takes the address of {@code settings}; connections wait in line until somebody accepts them.
   *
   * @throws RestAddressRefused when it can't be had
   */
  public static ServerSocketChannel on(RestSettings settings) {
    var address = new InetSocketAddress(settings.host(), settings.port());
    try {
      return bound(ServerSocketChannel.open(), address);
    } catch (IOException | UnresolvedAddressException refused) {
      throw new RestAddressRefused(address, refused);
    }
  }

  private static ServerSocketChannel bound(ServerSocketChannel channel, InetSocketAddress address)
      throws IOException {
    try {
      return channel.bind(address, BACKLOG);
    } catch (IOException | UnresolvedAddressException refused) {
      channel.close();
      throw refused;
    }
  }
}
