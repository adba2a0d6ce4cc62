package dev.portcullis.application.usecase.throttling;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.BEARER;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogIn.Result.BadCredentials;
import dev.portcullis.application.port.in.login.LogIn.Result.LoggedIn;
import dev.portcullis.application.port.in.login.LogIn.Result.TooMany;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on attempts, through the use cases that have them. */
class AttemptLimitsTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final Optional<DeviceToken> NO_DEVICE = Optional.empty();
  private static final String STRANGER = "mordred@camelot.bt";

  private final TestApplication portcullis = new TestApplication();
  private final Account arthur = portcullis.user(ARTHUR);
  private final AtomicInteger people = new AtomicInteger();

  private static ThrottlingSettings defaults() {
    return ThrottlingSettings.of(10, 100, 100, 200, 300);
  }

  private UseCases useCases(ThrottlingSettings limits) {
    return ApplicationAssembly.assemble(
        portcullis.outPorts().build(), TestApplication.settings().withThrottling(limits));
  }

  private final UseCases useCases = useCases(defaults());

  @ParameterizedTest
  @ValueSource(strings = {"arthur@camelot.bt", STRANGER, "no address at all"})
  void ten_failures_are_free_and_the_next_attempt_waits_whether_or_not_there_is_a_user(
      String name) {
    for (int i = 0; i < 10; i++) {
      assertThat(logIn(name, "wrong guess")).isEqualTo(new BadCredentials());
    }
    int work = portcullis.recorder.work();

    assertThat(logIn(name, "wrong guess")).isEqualTo(new TooMany(Duration.ofSeconds(1)));
    assertThat(portcullis.recorder.work()).isEqualTo(work);

    portcullis.clock.advance(Duration.ofSeconds(1));
    assertThat(logIn(name, "wrong guess")).isEqualTo(new BadCredentials());
    assertThat(logIn(name, "wrong guess")).isEqualTo(new TooMany(Duration.ofSeconds(2)));
  }

  @Test
  void the_right_password_waits_as_well() {
    fail(10);

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isEqualTo(new TooMany(Duration.ofSeconds(1)));
  }

  @Test
  void different_spellings_of_one_address_share_a_budget() {
    fail(10);

    assertThat(logIn("ARTHUR@Camelot.BT", "wrong guess")).isInstanceOf(TooMany.class);
  }

  @Test
  void at_most_a_hundred_failures_of_an_account_reach_the_hash_within_a_day() {
    var unlimitedNetwork = useCases(ThrottlingSettings.of(10, 100, 1_000_000, 200, 300));
    int hashed = 0;
    Duration passed = Duration.ZERO;
    while (passed.compareTo(Duration.ofHours(24)) < 0) {
      if (logIn(unlimitedNetwork, ARTHUR.value(), "wrong guess", NO_DEVICE, CLIENT)
          instanceof BadCredentials) {
        hashed++;
      }
      portcullis.clock.advance(Duration.ofSeconds(30));
      passed = passed.plusSeconds(30);
    }

    assertThat(hashed).isEqualTo(100);
  }

  @Test
  void a_known_device_logs_in_although_strangers_have_used_up_the_account() {
    Optional<DeviceToken> device = loggedIn(logIn(ARTHUR.value(), PASSWORD)).device();
    fail(10);

    assertThat(logIn(ARTHUR.value(), PASSWORD, device)).isInstanceOf(LoggedIn.class);
    assertThat(loggedIn(logIn(ARTHUR.value(), PASSWORD, device)).device()).isEmpty();
  }

  @Test
  void a_known_device_has_twenty_failures_a_day_and_leaves_the_account_alone() {
    Optional<DeviceToken> device = loggedIn(logIn(ARTHUR.value(), PASSWORD)).device();
    for (int i = 0; i < 20; i++) {
      assertThat(logIn(ARTHUR.value(), "wrong guess", device)).isEqualTo(new BadCredentials());
    }

    assertThat(logIn(ARTHUR.value(), PASSWORD, device)).isInstanceOf(TooMany.class);
    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_device_of_another_account_or_before_a_new_password_is_unknown() {
    Account lancelot = portcullis.user(TestApplication.LANCELOT);
    var others = loggedIn(logIn(lancelot.user().email().value(), PASSWORD)).device();
    Optional<DeviceToken> device = loggedIn(logIn(ARTHUR.value(), PASSWORD)).device();
    fail(10);
    portcullis.change(arthur, TestData.newPassword());

    for (Optional<DeviceToken> token :
        List.of(others, device, Optional.of(new DeviceToken("forged")))) {
      assertThat(logIn(ARTHUR.value(), PASSWORD, token)).isInstanceOf(TooMany.class);
    }
  }

  @Test
  void an_account_has_at_most_twenty_budgets_for_devices() {
    var devices = new KnownDevices(portcullis.encryptor);

    assertThat(
            IntStream.range(0, 1_000)
                .mapToObj(i -> devices.issue(arthur, portcullis.identifiers.newSessionId()))
                .map(token -> devices.slot(token, arthur).orElseThrow())
                .distinct())
        .hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void a_network_has_a_hundred_failures_an_hour_over_all_accounts() {
    assertThat(hashedOf(10_000, i -> CLIENT)).isEqualTo(100);

    portcullis.clock.advance(Duration.ofHours(1));
    assertThat(hashedOf(10, i -> CLIENT)).isEqualTo(10);
  }

  @Test
  void loopback_is_no_network() {
    assertThat(hashedOf(300, i -> new ClientInfo("127.0.0.1", ""))).isEqualTo(300);
  }

  @Test
  void ten_thousand_addresses_share_the_budget_of_the_account_that_they_attack() {
    long letThrough =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new ClientInfo("10.%d.%d.1".formatted(i / 256, i % 256), ""))
            .map(from -> logIn(useCases, ARTHUR.value(), "wrong guess", NO_DEVICE, from))
            .filter(BadCredentials.class::isInstance)
            .count();

    assertThat(letThrough).isEqualTo(10);
  }

  @Test
  void five_hundred_honest_users_behind_one_address_meet_no_refusal() {
    var office = useCases(ThrottlingSettings.of(10, 100, 1_000, 1_000, 1_000));
    List<LogIn.Result> results = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String name = newUser();
      results.add(logIn(office, name, "a typing error", NO_DEVICE, CLIENT));
      results.add(logIn(office, name, PASSWORD, NO_DEVICE, CLIENT));
    }

    assertThat(results).noneMatch(TooMany.class::isInstance);
  }

  @Test
  void an_office_of_fifty_on_its_first_day_meets_no_refusal_by_default() {
    for (int i = 0; i < 50; i++) {
      var email = new EmailAddress("knight%d@office.example".formatted(i));
      assertThat(register(email)).isInstanceOf(RegisterUser.Result.Registered.class);
      assertThat(requestVerification(email)).isEqualTo(new RequestVerification.Result.Queued());
      assertThat(logIn(email.value(), "a typing error")).isEqualTo(new BadCredentials());
      assertThat(logIn(email.value(), PASSWORD)).isInstanceOf(LoggedIn.class);
    }
  }

  @Test
  void parallel_honest_log_ins_of_one_account_pass() {
    assertThat(Race.among(number -> () -> logIn(ARTHUR.value(), PASSWORD)))
        .hasOnlyElementsOfType(LoggedIn.class);
  }

  @Test
  void of_parallel_guesses_after_the_free_failures_exactly_one_is_let_through() {
    fail(10);
    portcullis.clock.advance(Duration.ofSeconds(1));

    List<LogIn.Result> results =
        Race.among(number -> () -> logIn(ARTHUR.value(), "guess " + number));

    assertThat(Race.count(results, new BadCredentials())).isEqualTo(1);
  }

  @Test
  void an_attempt_that_the_full_queue_refuses_is_not_a_failure() {
    for (int i = 0; i < 30; i++) {
      portcullis.hasher.whileComparing(
          () -> {
            throw new Overloaded(Duration.ofSeconds(1));
          });
      assertThatExceptionOfType(Overloaded.class)
          .isThrownBy(() -> logIn(ARTHUR.value(), "wrong guess"));
    }
    portcullis.hasher.whileComparing(() -> {});

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void registrations_are_limited_per_network() {
    for (int i = 0; i < 200; i++) {
      assertThat(register(newEmail())).isInstanceOf(RegisterUser.Result.Registered.class);
    }
    int work = portcullis.recorder.work();

    assertThat(register(newEmail())).isInstanceOf(RegisterUser.Result.TooMany.class);
    assertThat(portcullis.recorder.work()).isEqualTo(work);
  }

  @Test
  void requests_for_mails_are_limited_per_network_over_both_kinds() {
    for (int i = 0; i < 150; i++) {
      assertThat(requestVerification(newEmail()))
          .isEqualTo(new RequestVerification.Result.Queued());
      assertThat(forgotPassword(newEmail())).isEqualTo(new ForgotPassword.Result.Queued());
    }

    assertThat(requestVerification(newEmail()))
        .isInstanceOf(RequestVerification.Result.TooMany.class);
    assertThat(forgotPassword(newEmail())).isInstanceOf(ForgotPassword.Result.TooMany.class);
  }

  @Test
  void a_limit_that_is_reached_is_recorded_once_not_for_each_refusal() {
    fail(10);
    IntStream.range(0, 50).forEach(i -> logIn(ARTHUR.value(), "wrong guess"));

    assertThat(portcullis.told)
        .filteredOn(Event.LimitReached.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.subject()).contains(arthur.id());
              assertThat(event.details()).isEqualTo("login");
              assertThat(event.context().client()).isEqualTo(CLIENT);
            });
  }

  @Test
  void one_key_turns_all_limits_off() {
    var unlimited = useCases(ThrottlingSettings.OFF);

    for (int i = 0; i < 300; i++) {
      assertThat(logIn(unlimited, ARTHUR.value(), "wrong guess", NO_DEVICE, CLIENT))
          .isEqualTo(new BadCredentials());
    }
    assertThat(loggedIn(logIn(unlimited, ARTHUR.value(), PASSWORD, NO_DEVICE, CLIENT)).device())
        .isEmpty();
  }

  @Test
  void a_store_without_records_of_attempts_has_no_limits() {
    var core =
        ApplicationAssembly.assemble(
            portcullis.outPortsOfCore().build(),
            TestApplication.settings().withThrottling(defaults()));

    for (int i = 0; i < 20; i++) {
      assertThat(logIn(core, ARTHUR.value(), "wrong guess", NO_DEVICE, CLIENT))
          .isEqualTo(new BadCredentials());
    }
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(logIn(ARTHUR.value(), "wrong guess")).isEqualTo(new BadCredentials());
    }
  }

  /** Guesses once at each of that many accounts, and returns how many guesses were hashed. */
  private long hashedOf(int accounts, IntFunction<ClientInfo> from) {
    return IntStream.range(0, accounts)
        .mapToObj(
            i ->
                logIn(
                    useCases,
                    "victim%d@camelot.bt".formatted(i),
                    "wrong guess",
                    NO_DEVICE,
                    from.apply(i)))
        .filter(BadCredentials.class::isInstance)
        .count();
  }

  private String newUser() {
    return portcullis.user(newEmail()).user().email().value();
  }

  private EmailAddress newEmail() {
    return new EmailAddress("knight%d@camelot.bt".formatted(people.incrementAndGet()));
  }

  private LogIn.Result logIn(String name, String password) {
    return logIn(name, password, NO_DEVICE);
  }

  private LogIn.Result logIn(String name, String password, Optional<DeviceToken> device) {
    return logIn(useCases, name, password, device, CLIENT);
  }

  private static LogIn.Result logIn(
      UseCases limited,
      String name,
      String password,
      Optional<DeviceToken> device,
      ClientInfo from) {
    return limited
        .login()
        .logIn()
        .logIn(
            new LogIn.Command(
                new Username(name), Password.of(password), BEARER.name(), device, from));
  }

  private static LoggedIn loggedIn(LogIn.Result result) {
    return (LoggedIn) result;
  }

  private RegisterUser.Result register(EmailAddress email) {
    return useCases
        .registration()
        .registerUser()
        .register(new RegisterUser.Command(email, Password.of(PASSWORD), Attributes.NONE, CLIENT));
  }

  private RequestVerification.Result requestVerification(EmailAddress email) {
    return useCases
        .emailLink()
        .requestVerification()
        .request(new RequestVerification.Command(email, CLIENT));
  }

  private ForgotPassword.Result forgotPassword(EmailAddress email) {
    return useCases.emailLink().forgotPassword().request(new ForgotPassword.Command(email, CLIENT));
  }
}
