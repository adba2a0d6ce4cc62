package dev.portcullis.acceptance;

import static dev.portcullis.acceptance.Scene.PASSWORD;
import static dev.portcullis.acceptance.Scene.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api.Person;
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

/** An installation where only those may in who have shown that their address is theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequiredVerificationTest {
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = Installation.settings();
  private Portcullis portcullis;

  @BeforeAll
  void start() {
    settings.put("PORTCULLIS_AUTH_REQUIRES_VERIFICATION", "true");
    portcullis =
        Installation.start(settings, InstantSource.system(), Extensions.NONE.withMailer(mailbox));
  }

  @AfterAll
  void stop() {
    portcullis.close();
  }

  private Stage stage(Api api) {
    return new Stage(api, mailbox, settings);
  }

  /** The token of a verified user who is not verified any more. */
  private static String tokenOfTheUnverified(Stage stage) {
    var person = stage.newPerson();
    stage.verify(stage.verificationToken(person)).value();
    String token = stage.tokenOf(person);
    stage.api().updateMe(token, Map.of("email", newEmail())).value();
    return token;
  }

  @ParameterizedTest
  @EnumSource
  void nobody_logs_in_unverified_through_any_backend(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      var person = stage.newPerson();
      var credentials = Map.of("username", person.email(), "password", PASSWORD);

      for (String backend : List.of("jwt", "database")) {
        assertThat(api.logIn(backend, credentials).code()).isEqualTo("LOGIN_USER_NOT_VERIFIED");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void that_a_user_is_unverified_is_told_only_to_who_knows_the_password(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      var person = stage.newPerson();

      assertThat(stage.logIn(person.email(), "not-guinevere").code())
          .isEqualTo("LOGIN_BAD_CREDENTIALS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_token_of_the_mail_lets_one_in(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      Person person = stage.newPerson();

      Person verified = stage.verify(stage.verificationToken(person)).value();

      assertThat(api.me(stage.tokenOf(person)).value()).isEqualTo(verified);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reset_password_verifies_nobody(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      var person = stage.newPerson();

      stage.reset(stage.resetToken(person), Scene.OTHER_PASSWORD).value();

      assertThat(stage.logIn(person.email(), Scene.OTHER_PASSWORD).code())
          .isEqualTo("LOGIN_USER_NOT_VERIFIED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_is_not_verified_any_more_may_do_nothing(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      String token = tokenOfTheUnverified(stage);
      String id = stage.newPerson().id();

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
  void superusers_are_no_exception(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      var person = stage.newPerson();
      Promotion.promote(settings, person.email());

      assertThat(stage.logIn(person.email(), PASSWORD).code()).isEqualTo("LOGIN_USER_NOT_VERIFIED");
    }
  }

  @Test
  void to_internal_services_the_token_of_an_unverified_user_is_inactive() {
    try (GrpcApi api = new GrpcApi(portcullis.grpcPort())) {
      String token = tokenOfTheUnverified(stage(api));

      assertThat(api.verifyToken(token).value().getActive()).isFalse();
    }
  }
}
