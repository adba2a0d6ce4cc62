package dev.portcullis.adapters.rest.server;

import dev.portcullis.adapters.rest.settings.RestAddressRefused;
import dev.portcullis.adapters.rest.settings.RestSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Opens server sockets before Javalin does, which would log a failure as well as throw it. */
public final class ServerSockets {
  /**
   * Maximum number of connections that wait to be accepted, for bursts of clients; the JDK's
   * default is 50.
   */
  private static final int BACKLOG = 1024;

  private ServerSockets() {}

  /**
   * Binds the address of {@code settings}; connections wait in the queue until they are accepted.
   *
   * @throws RestAddressRefused when the address can't be bound
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
