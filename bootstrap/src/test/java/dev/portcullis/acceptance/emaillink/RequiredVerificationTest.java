package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.StartedServer;
import dev.portcullis.acceptance.SuperuserPromotion;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An installation that requires a verified e-mail address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequiredVerificationTest {
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeAll
  void start() {
    settings.put("PORTCULLIS_AUTH_REQUIRES_VERIFICATION", "true");
    portcullis =
        TestServers.start(settings, InstantSource.system(), Extensions.NONE.withMailer(mailbox));
  }

  @AfterAll
  void stop() {
    portcullis.close();
  }

  private StartedServer server(Api api) {
    return new StartedServer(api, mailbox, settings);
  }

  /** Returns the token of a user whose verification was removed by a change of address. */
  private static String tokenOfTheUnverified(StartedServer server) {
    var person = server.newPerson();
    server.verify(server.verificationToken(person)).value();
    String token = server.tokenOf(person);
    server.api().updateMe(token, Map.of("email", newEmail())).value();
    return token;
  }

  @ParameterizedTest
  @EnumSource
  void an_unverified_user_cannot_log_in_through_any_backend(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      var person = server.newPerson();
      var credentials = Map.of("username", person.email(), "password", PASSWORD);

      for (String backend : List.of("jwt", "database")) {
        assertThat(api.logIn(backend, credentials).code()).isEqualTo("LOGIN_USER_NOT_VERIFIED");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_password_does_not_reveal_that_a_user_is_unverified(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      var person = server.newPerson();

      assertThat(server.logIn(person.email(), "not-guinevere").code())
          .isEqualTo("LOGIN_BAD_CREDENTIALS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_user_who_verifies_the_address_can_log_in(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      Person person = server.newPerson();

      Person verified = server.verify(server.verificationToken(person)).value();

      assertThat(api.me(server.tokenOf(person)).value()).isEqualTo(verified);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_password_reset_does_not_verify_the_address(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      var person = server.newPerson();

      server.reset(server.resetToken(person), ServerUnderTest.OTHER_PASSWORD).value();

      assertThat(server.logIn(person.email(), ServerUnderTest.OTHER_PASSWORD).code())
          .isEqualTo("LOGIN_USER_NOT_VERIFIED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_call_of_a_user_who_is_no_longer_verified_is_refused(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      String token = tokenOfTheUnverified(server);
      String id = server.newPerson().id();

      assertThat(
              List.of(
                  api.me(token),
                  api.updateMe(token, Map.of()),
                  api.get(token, id),
                  api.update(token, id, Map.of()),
                  api.delete(token, id),
                  api.list(token, 10, ""),
                  api.logOut(token)))
          .extracting(Outcome::code)
          .containsOnly("USER_NOT_VERIFIED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void superusers_must_be_verified_too(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      var person = server.newPerson();
      SuperuserPromotion.promote(settings, person.email());

      assertThat(server.logIn(person.email(), PASSWORD).code())
          .isEqualTo("LOGIN_USER_NOT_VERIFIED");
    }
  }

  @Test
  void the_token_of_an_unverified_user_is_inactive_for_internal_services() {
    try (GrpcApi api = new GrpcApi(portcullis.grpcPort())) {
      String token = tokenOfTheUnverified(server(api));

      assertThat(api.verifyToken(token).value().getActive()).isFalse();
    }
  }
}
