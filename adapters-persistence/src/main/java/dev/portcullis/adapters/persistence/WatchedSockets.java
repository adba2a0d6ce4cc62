package dev.portcullis.adapters.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that are looked at each second, and closed when a read has waited too long. {@code
 * SO_TIMEOUT} bounds reads, too, but sets an alarm for each and takes it back, and on virtual
 * threads wakes another thread for both: of the 80 µs that a query takes, that is 9. The driver of
 * PostgreSQL makes this by its name. Thread-safe.
 */
public final class WatchedSockets extends SocketFactory {
  private static final Executor IN_A_SECOND = CompletableFuture.delayedExecutor(1, SECONDS);

  private final int patience;

  /**
   * Gives reads a limit.
   *
   * @param seconds how long one may wait, in digits; up to a second more passes before it ends by a
   *     {@link java.net.SocketException}
   */
  public WatchedSockets(String seconds) {
    this.patience = Integer.parseInt(seconds);
  }

  @Override
  public Socket createSocket() {
    var socket = new WatchedSocket(patience);
    lookAt(new WeakReference<>(socket));
    return socket;
  }

  /** Until it is closed, or nobody has it any more. */
  private static void lookAt(WeakReference<WatchedSocket> watched) {
    IN_A_SECOND.execute(
        () -> {
          WatchedSocket socket = watched.get();
          if (socket != null && !socket.isClosed()) {
            socket.look();
            lookAt(watched);
          }
        });
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(InetAddress.getByName(host), port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(remote);
      return socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }
}
