package dev.portcullis.adapters.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One that closes itself when several looks in a row find the same read waiting. Looks are counted,
 * not time: after a pause of the whole process, an answer that is there is read before the next
 * one. One thread reads at a time, as drivers do; any may look.
 */
final class WatchedSocket extends Socket {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedSocket.class);

  private final int patience;

  /** How many reads have begun and ended: odd while one waits. */
  private final AtomicLong steps = new AtomicLong();

  private long lastSteps;
  private int looksInVain;

  /**
   * Is yet to be connected.
   *
   * @param patience how many looks may find the same read waiting after the first that does
   */
  WatchedSocket(int patience) {
    this.patience = patience;
  }

  /** Whoever has waited for too many of these is told that the socket is closed. */
  synchronized void look() {
    long now = steps.get();
    boolean inVain = now % 2 != 0 && now == lastSteps;
    looksInVain = inVain ? looksInVain + 1 : 0;
    lastSteps = now;
    if (looksInVain >= patience) {
      giveUp();
    }
  }

  private void giveUp() {
    try {
      close();
    } catch (IOException failure) {
      LOG.debug("A connection that nothing comes over can't be closed", failure);
    }
  }

  /** How many reads have begun, and how many have ended. */
  long steps() {
    return steps.get();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new WatchedInput(super.getInputStream());
  }

  private final class WatchedInput extends InputStream {
    private final InputStream in;

    WatchedInput(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      steps.incrementAndGet();
      try {
        return in.read();
      } finally {
        steps.incrementAndGet();
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      steps.incrementAndGet();
      try {
        return in.read(bytes, offset, length);
      } finally {
        steps.incrementAndGet();
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
