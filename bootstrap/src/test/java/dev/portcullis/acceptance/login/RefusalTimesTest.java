package dev.portcullis.acceptance.login;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.password.PasswordHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Response times of refused log-ins, at a real server. An attacker compares one response of each of
 * two kinds of accounts and takes the slower one for the second kind. {@code timing.rounds} sets
 * the number of responses of each kind; more rounds detect smaller differences.
 */
final class RefusalTimesTest {
  private static final int ROUNDS = Integer.getInteger("timing.rounds", 30);

  private static final int WARM_UP = 5;

  /** In standard deviations. All comparisons together exceed it once in 5,000 runs by chance. */
  private static final double SIGNIFICANT = 4.5;

  /** Kinds of names that an attacker may try. */
  private enum Kind {
    UNKNOWN(""),
    INACTIVE("$argon2id$v=19$m=64,t=1,p=1"),
    NATIVE("$argon2id$v=19$m=64,t=1,p=1"),
    ARGON2("$argon2id$v=19$m=2048,t=3,p=4"),
    PBKDF2("pbkdf2_sha256$2000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg="),
    SLOWER_PBKDF2("pbkdf2_sha256$8000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg="),
    BCRYPT("$2b$07$" + ".".repeat(53));

    private final String hash;

    Kind(String form) {
      hash = form.startsWith("$argon2") ? form + DIGEST : form;
    }

    EmailAddress email() {
      return new EmailAddress(name() + "@camelot.bt");
    }

    Account account() {
      boolean active = this != INACTIVE;
      var user = new User(new UserId(UUID.randomUUID()), email(), active, false, true);
      return Account.open(user, new PasswordHash(hash));
    }
  }

  private static final String DIGEST = "$c29tZXNhbHRzb21lc2FsdA$" + "A".repeat(43);

  private final Map<String, String> settings = TestServers.settings();

  @BeforeEach
  void turnLimitsOff() {
    settings.put("PORTCULLIS_LIMITS_ENABLED", "false");
  }

  @Test
  void the_time_of_a_refusal_does_not_tell_accounts_apart_over_rest() {
    addAccounts();
    try (var server = TestServers.start(settings);
        Api api = new RestApi(server.httpPort())) {
      assertAlike(times(api, EnumSet.allOf(Kind.class)));
    }
  }

  @Test
  void the_time_of_a_refusal_does_not_tell_accounts_apart_over_grpc() {
    addAccounts();
    try (var server = TestServers.start(settings);
        Api api = new GrpcApi(server.grpcPort())) {
      assertAlike(times(api, EnumSet.allOf(Kind.class)));
    }
  }

  /** The server has read that there are no hashes of other software, and doesn't read again. */
  @Test
  void the_method_tells_accounts_apart_at_a_server_that_does_not_know_of_their_hashes() {
    try (Portcullis server = TestServers.start(settings);
        Api api = new RestApi(server.httpPort())) {
      refusal(api, Kind.UNKNOWN);
      addAccounts();

      Map<Kind, long[]> times = times(api, EnumSet.of(Kind.UNKNOWN, Kind.BCRYPT));

      assertThat(advantage(times, Kind.UNKNOWN, Kind.BCRYPT) - 0.5)
          .as("medians %s", medians(times))
          .isGreaterThan(SIGNIFICANT * deviation());
    }
  }

  private void addAccounts() {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    try (var storage = Stores.open(configuration)) {
      for (Kind kind : Kind.values()) {
        if (kind != Kind.UNKNOWN) {
          storage.users().add(kind.account());
        }
      }
    }
  }

  /** Takes the times in random order, so that other load of the machine hits all kinds alike. */
  private static Map<Kind, long[]> times(Api api, Set<Kind> kinds) {
    List<Kind> order = new ArrayList<>(kinds);
    Map<Kind, long[]> times = new EnumMap<>(Kind.class);
    order.forEach(kind -> times.put(kind, new long[ROUNDS]));
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Collections.shuffle(order);
      for (Kind kind : order) {
        long time = refusal(api, kind);
        requireNonNull(times.get(kind))[Math.max(0, round)] = time;
      }
    }
    return times;
  }

  private static long refusal(Api api, Kind kind) {
    Map<String, String> fields =
        Map.of("username", kind.email().value(), "password", "wrong guess");
    long begin = System.nanoTime();
    String code = api.logIn("jwt", fields).code();
    long time = System.nanoTime() - begin;
    assertThat(code).isEqualTo("LOGIN_BAD_CREDENTIALS");
    return time;
  }

  private static void assertAlike(Map<Kind, long[]> times) {
    for (Kind one : Kind.values()) {
      for (Kind other : Kind.values()) {
        if (one.compareTo(other) < 0) {
          assertThat(Math.abs(advantage(times, one, other) - 0.5))
              .as("%s and %s: medians %s", one, other, medians(times))
              .isLessThan(SIGNIFICANT * deviation());
        }
      }
    }
  }

  /**
   * Returns how often the response of {@code slower} takes longer: the statistic U of Mann and
   * Whitney, as a fraction. It is a half if the times don't differ.
   */
  private static double advantage(Map<Kind, long[]> times, Kind faster, Kind slower) {
    long[] first = times.getOrDefault(faster, new long[0]);
    long[] second = times.getOrDefault(slower, new long[0]);
    long longer =
        Arrays.stream(first)
            .map(one -> Arrays.stream(second).filter(two -> two > one).count())
            .sum();
    return (double) longer / first.length / second.length;
  }

  /** Returns the standard deviation of the statistic if the times don't differ. */
  private static double deviation() {
    return Math.sqrt((2.0 * ROUNDS + 1) / (12.0 * ROUNDS * ROUNDS));
  }

  private static String medians(Map<Kind, long[]> times) {
    var medians = new StringBuilder();
    times.forEach(
        (kind, all) ->
            medians.append(
                "%s %d µs, "
                    .formatted(
                        kind, Arrays.stream(all).sorted().toArray()[all.length / 2] / 1000)));
    return medians.toString();
  }
}
