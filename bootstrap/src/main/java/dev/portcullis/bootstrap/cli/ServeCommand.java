package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Starts REST and gRPC; stops cleanly on SIGTERM.")
final class ServeCommand extends ConfiguredCommand {
  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = configuration();
    var portcullis = Portcullis.start(configuration, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(portcullis), "stop"));
    out().printf("REST   http://%s:%d%n", configuration.rest().host(), portcullis.httpPort());
    out().printf("gRPC   %s:%d%n", configuration.grpc().host(), portcullis.grpcPort());
    out().printf("Store  %s%n", portcullis.storage());
    out().flush();
    new CountDownLatch(1).await();
    return DONE;
  }

  /** A stop that was asked for is no failure: so the exit code is 0, not that of the signal. */
  private void stop(Portcullis portcullis) {
    portcullis.close();
    out().println("Stopped.");
    out().flush();
    Runtime.getRuntime().halt(DONE);
  }
}
