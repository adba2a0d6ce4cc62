package dev.portcullis.acceptance.account;

import static dev.portcullis.acceptance.ServerUnderTest.OTHER_PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.StartedServer;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.proto.v1.DeleteCurrentUserRequest;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An installation where a stolen token doesn't suffice to take an account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StolenTokenTest {
  private final Mailbox mailbox = new Mailbox();
  private final MutableClock clock = new MutableClock(Instant.now());
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeAll
  void start() {
    settings.put("PORTCULLIS_AUTH_REQUIRES_CURRENT_PASSWORD", "true");
    settings.put("PORTCULLIS_AUTH_FRESH_FOR", "PT10M");
    portcullis = TestServers.start(settings, clock, Extensions.NONE.withMailer(mailbox));
  }

  @AfterAll
  void stop() {
    portcullis.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_stolen_token_changes_neither_password_nor_address(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = new StartedServer(api, mailbox, settings);
      Person person = server.newPerson();
      String token = server.tokenOf(person);

      for (var fields :
          List.<Map<String, Object>>of(
              Map.of("password", OTHER_PASSWORD),
              Map.of("email", newEmail()),
              Map.of("email", newEmail(), "current_password", "wrong guess"))) {
        assertThat(api.updateMe(token, fields).code()).isEqualTo("CURRENT_PASSWORD_WRONG");
      }
      assertThat(api.me(token).value()).isEqualTo(person);

      String email = newEmail();
      Map<String, Object> change =
          Map.of("email", email, "password", OTHER_PASSWORD, "current_password", PASSWORD);
      assertThat(api.updateMe(token, change).value().email()).isEqualTo(email);
      assertThat(server.logIn(email, OTHER_PASSWORD).code()).isEqualTo("OK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void guesses_of_the_current_password_are_limited_like_log_ins(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = new StartedServer(api, mailbox, settings);
      Person person = server.newPerson();
      String token = server.tokenOf(person);
      Map<String, Object> guess = Map.of("email", newEmail(), "current_password", "wrong guess");

      for (int i = 0; i < 10; i++) {
        assertThat(api.updateMe(token, guess).code()).isEqualTo("CURRENT_PASSWORD_WRONG");
      }

      assertThat(api.updateMe(token, guess).code()).isEqualTo("TOO_MANY_ATTEMPTS");
      assertThat(api.reauthenticate(token, "jwt", Map.of("password", PASSWORD)).code())
          .isEqualTo("TOO_MANY_ATTEMPTS");
      assertThat(server.logIn(person.email(), PASSWORD).code()).isEqualTo("TOO_MANY_ATTEMPTS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_old_log_in_must_be_renewed_before_the_account_is_deleted(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = new StartedServer(api, mailbox, settings);
      String token = server.tokenOf(server.newPerson());
      clock.advance(ofMinutes(10));

      assertThat(api.deleteMe(token, Map.of()).code()).isEqualTo("REAUTHENTICATION_REQUIRED");

      String fresh = api.reauthenticate(token, "jwt", Map.of("password", PASSWORD)).value();
      assertThat(api.deleteMe(fresh, Map.of()).code()).isEqualTo("OK");
    }
  }

  @Test
  void rest_challenges_an_old_log_in_as_rfc_9470_says() {
    try (RestApi api = new RestApi(portcullis.httpPort())) {
      var server = new StartedServer(api, mailbox, settings);
      String token = server.tokenOf(server.newPerson());
      clock.advance(ofMinutes(10));

      var refusal = api.send("DELETE", "/users/me", token, null);

      assertThat(refusal.statusCode()).isEqualTo(403);
      assertThat(refusal.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer error=\"insufficient_user_authentication\", max_age=\"600\"");
    }
  }

  @Test
  void grpc_tells_the_age_that_a_log_in_must_not_reach() throws Exception {
    var channel =
        NettyChannelBuilder.forAddress("127.0.0.1", portcullis.grpcPort()).usePlaintext().build();
    try (GrpcApi api = new GrpcApi(portcullis.grpcPort())) {
      var server = new StartedServer(api, mailbox, settings);
      String token = server.tokenOf(server.newPerson());
      clock.advance(ofMinutes(10));
      var users = GrpcApi.showing(token, UserServiceGrpc.newBlockingStub(channel));

      var failure =
          Assertions.catchThrowableOfType(
              StatusRuntimeException.class,
              () -> users.deleteCurrentUser(DeleteCurrentUserRequest.getDefaultInstance()));

      var status = StatusProto.fromStatusAndTrailers(failure.getStatus(), failure.getTrailers());
      assertThat(status.getDetails(0).unpack(ErrorInfo.class).getMetadataMap())
          .containsExactly(Map.entry("max_age", "600"));
    } finally {
      channel.shutdownNow();
    }
  }
}
