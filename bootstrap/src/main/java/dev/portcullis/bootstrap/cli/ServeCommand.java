package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Starts REST and gRPC; stops cleanly on SIGTERM.")
final class ServeCommand extends ConfiguredCommand {
  private static final long START_SECONDS = 20;

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = configuration();
    var starting = new CompletableFuture<Portcullis>();
    // Before there is anything to stop: whoever sees the server answer may stop it at once.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting), "stop"));
    try {
      var portcullis = Portcullis.start(configuration, InstantSource.system());
      announce(configuration, portcullis);
      starting.complete(portcullis);
    } finally {
      starting.cancel(false);
    }
    new CountDownLatch(1).await();
    return DONE;
  }

  private void announce(Configuration configuration, Portcullis portcullis) {
    out().printf("REST   http://%s:%d%n", configuration.rest().host(), portcullis.httpPort());
    out().printf("gRPC   %s:%d%n", configuration.grpc().host(), portcullis.grpcPort());
    out().printf("Store  %s%n", portcullis.storage());
    out().flush();
  }

  /** A stop that was asked for is no failure: so the exit code is 0, not that of the signal. */
  private void stop(Future<Portcullis> starting) {
    try {
      starting.get(START_SECONDS, TimeUnit.SECONDS).close();
    } catch (CancellationException | ExecutionException | TimeoutException neverStarted) {
      return;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return;
    }
    out().println("Stopped.");
    out().flush();
    Runtime.getRuntime().halt(DONE);
  }
}
