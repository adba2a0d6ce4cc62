package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.RegisterRequest;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that cancels a change leaves both the change and its event, or neither. */
final class CancelledCallsTest {
  private static final int CALLS = 60;
  private static final int LONGEST_MILLIS = 120;
  private static final int ALL = 1_000;

  @TempDir private Path folder;

  @Test
  void a_cancelled_registration_is_stored_with_its_event_or_not_at_all() {
    var launch = LaunchOptions.in(folder);
    try (var server = launch.serve()) {
      registerWithDeadlines(server.grpcPort());
      server.stop();
    }

    var configuration = Configuration.load(launch.settings(), Optional.empty(), launch.folder());
    try (Storage store = Stores.openExisting(configuration)) {
      List<UserId> users =
          store.users().list(Optional.empty(), ALL).stream().map(User::id).toList();
      List<UserId> registered =
          store.events().list(Optional.empty(), Optional.empty(), ALL).stream()
              .filter(event -> event.what().equals("user.registered"))
              .map(EventLog.Entry::subject)
              .flatMap(Optional::stream)
              .toList();

      assertThat(users).isNotEmpty().hasSizeLessThanOrEqualTo(CALLS);
      assertThat(registered).containsExactlyInAnyOrderElementsOf(users);
    }
  }

  /**
   * Registers users with different deadlines, from too short for any call to long enough for some.
   */
  private static void registerWithDeadlines(int port) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    var stub = AuthServiceGrpc.newBlockingStub(channel);
    stub.register(request(CALLS));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < CALLS - 1; call++) {
        RegisterRequest request = request(call);
        var stubWithDeadline =
            stub.withDeadlineAfter(1 + (long) call * LONGEST_MILLIS / CALLS, TimeUnit.MILLISECONDS);
        threads.execute(
            () -> {
              try {
                stubWithDeadline.register(request);
              } catch (StatusRuntimeException givenUp) {
                // The test reads the result from the store.
              }
            });
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private static RegisterRequest request(int number) {
    return RegisterRequest.newBuilder()
        .setEmail("knight%d@camelot.bt".formatted(number))
        .setPassword("guinevere")
        .build();
  }
}
