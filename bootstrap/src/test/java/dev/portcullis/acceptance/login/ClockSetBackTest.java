package dev.portcullis.acceptance.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.StartedServer;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A system clock that is set back by an hour, as when a wrong clock is corrected. Open sessions
 * stay open, and ended sessions stay ended. Expiry follows the corrected time.
 */
final class ClockSetBackTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LIFETIME = Duration.ofHours(3);
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final List<String> BACKENDS = List.of("jwt", "database");

  private final MutableClock clock = new MutableClock(NOON);
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeEach
  void start() {
    for (String backend : BACKENDS) {
      settings.put(
          "PORTCULLIS_AUTH_BACKENDS_%s_LIFETIME".formatted(backend.toUpperCase(Locale.ROOT)),
          LIFETIME.toString());
    }
    settings.put("PORTCULLIS_VERIFICATION_LIFETIME", LIFETIME.toString());
    settings.put("PORTCULLIS_RESET_LIFETIME", LIFETIME.toString());
    portcullis = TestServers.start(settings, clock, Extensions.NONE.withMailer(mailbox));
  }

  @AfterEach
  void stop() {
    portcullis.close();
  }

  private StartedServer server(Api api) {
    return new StartedServer(api, mailbox, settings);
  }

  private static String logIn(Api api, String backend, Person person) {
    var fields = Map.of("username", person.email(), "password", ServerUnderTest.PASSWORD);
    return api.logIn(backend, fields).value();
  }

  @ParameterizedTest
  @EnumSource
  void open_sessions_stay_open_and_new_sessions_can_be_opened(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      Person person = server(api).newPerson();
      List<String> tokens = new ArrayList<>();
      BACKENDS.forEach(backend -> tokens.add(logIn(api, backend, person)));

      clock.set(NOON.minus(HOUR));

      BACKENDS.forEach(backend -> tokens.add(logIn(api, backend, person)));
      assertThat(tokens).extracting(token -> api.me(token).code()).containsOnly("OK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ended_sessions_stay_ended(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      Person person = server(api).newPerson();
      for (String backend : BACKENDS) {
        String left = logIn(api, backend, person);
        String ended = logIn(api, backend, person);
        String kept = logIn(api, backend, person);
        api.logOut(left).value();

        clock.set(NOON.minus(HOUR));
        api.updateMe(kept, Map.of("password", ServerUnderTest.PASSWORD + "!")).value();
        api.updateMe(kept, Map.of("password", ServerUnderTest.PASSWORD)).value();
        clock.set(NOON.minus(HOUR.multipliedBy(2)));

        assertThat(api.me(left).code()).isEqualTo("UNAUTHORIZED");
        assertThat(api.me(ended).code()).isEqualTo("UNAUTHORIZED");
        assertThat(api.me(kept).code()).isEqualTo("OK");
        clock.set(NOON);
      }
    }
  }

  /** The session was never ended, so its expiry depends only on the current clock. */
  @ParameterizedTest
  @EnumSource
  void a_session_that_expired_by_the_wrong_clock_is_open_until_it_expires_by_the_corrected_clock(
      EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      Person person = server(api).newPerson();
      for (String backend : BACKENDS) {
        String token = logIn(api, backend, person);
        clock.set(NOON.plus(LIFETIME));
        assertThat(api.me(token).code()).isEqualTo("UNAUTHORIZED");
        logIn(api, backend, person);

        clock.set(NOON.plus(LIFETIME).minus(HOUR));
        assertThat(api.me(token).code()).isEqualTo("OK");

        clock.set(NOON.plus(LIFETIME));
        assertThat(api.me(token).code()).isEqualTo("UNAUTHORIZED");
        clock.set(NOON);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void mail_links_still_work_once(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      StartedServer server = server(api);
      Person person = server.newPerson();
      String verification = server.verificationToken(person);
      String reset = server.resetToken(person);
      server.reset(reset, ServerUnderTest.OTHER_PASSWORD).value();

      clock.set(NOON.minus(HOUR));

      assertThat(server.reset(reset, ServerUnderTest.PASSWORD).code())
          .isEqualTo("RESET_PASSWORD_BAD_TOKEN");
      assertThat(server.verify(verification).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
      String another = server.verificationToken(person);
      clock.set(NOON.minus(HOUR.multipliedBy(2)));
      assertThat(server.verify(another).code()).isEqualTo("OK");
      assertThat(server.verify(another).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_user_has_a_unique_id_and_is_listed_once(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      StartedServer server = server(api);
      String superuser = server.superuserToken();
      List<String> ids = new ArrayList<>();
      for (Duration back : List.of(Duration.ZERO, HOUR, Duration.ZERO)) {
        clock.set(NOON.minus(back));
        IntStream.range(0, 10).forEach(number -> ids.add(server.newPerson().id()));
      }

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(listed(api, superuser)).doesNotHaveDuplicates().containsAll(ids);
    }
  }

  private static List<String> listed(Api api, String superuser) {
    List<String> ids = new ArrayList<>();
    String page = "";
    do {
      Api.People people = api.list(superuser, 7, page).value();
      people.people().forEach(person -> ids.add(person.id()));
      page = people.next();
    } while (!page.isEmpty());
    return ids;
  }
}
