package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Server in the foreground. It prints its addresses, and stops cleanly on SIGTERM. */
public final class Serving {
  private static final long START_SECONDS = 20;

  private Serving() {}

  /** Starts the server and never returns. The process ends when the server is stopped. */
  static int forever(Configuration configuration, PrintWriter out) throws InterruptedException {
    var starting = new CompletableFuture<Portcullis>();
    // Added before the start, because the operator may stop the server as soon as it answers.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting, out), "stop"));
    try {
      starting.complete(start(configuration, out));
    } finally {
      starting.cancel(false);
    }
    new CountDownLatch(1).await();
    return ConfiguredCommand.DONE;
  }

  /** Starts the server and prints its addresses. The caller closes it. */
  public static Portcullis start(Configuration configuration, PrintWriter out) {
    var portcullis = Portcullis.start(configuration, InstantSource.system());
    out.printf("REST   http://%s:%d%n", configuration.rest().host(), portcullis.httpPort());
    out.printf("gRPC   %s:%d%n", configuration.grpc().host(), portcullis.grpcPort());
    out.printf("Store  %s%n", portcullis.storage());
    out.flush();
    return portcullis;
  }

  /** Stops with exit code 0 instead of the signal's, because a requested stop is not a failure. */
  private static void stop(Future<Portcullis> starting, PrintWriter out) {
    try {
      starting.get(START_SECONDS, TimeUnit.SECONDS).close();
    } catch (CancellationException | ExecutionException | TimeoutException neverStarted) {
      return;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return;
    }
    out.println("Stopped.");
    out.flush();
    Runtime.getRuntime().halt(ConfiguredCommand.DONE);
  }
}
