package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.FLAG;
import static dev.portcullis.bootstrap.configuration.Syntax.number;

import dev.portcullis.application.usecase.throttling.ThrottlingSettings;

/** Keys of the limits on attempts: {@code limits}. */
record LimitKeys(ConfigurationValues values) {
  private static final int MAX = 1_000_000;

  static final Key.Group KEYS = new Key.Group();

  static final Key<Boolean> ENABLED =
      KEYS.key("limits.enabled", "whether there are [limits on attempts](security.md#limits)")
          .of(FLAG, "true");
  static final Key<Integer> FREE_FAILURES =
      KEYS.key(
              "limits.account.free-failures",
              "failed log-ins with one e-mail address within a day, after which attempts must wait")
          .of(number(0, MAX), "10");
  static final Key<Integer> MAX_FAILURES =
      KEYS.key(
              "limits.account.max-failures-per-day",
              "failed log-ins with one e-mail address within a day")
          .of(number(1, MAX), "100");
  static final Key<Integer> NETWORK_FAILURES =
      KEYS.key("limits.network.failures-per-hour", "failed log-ins from one network within an hour")
          .of(number(1, MAX), "100");
  static final Key<Integer> NETWORK_REGISTRATIONS =
      KEYS.key(
              "limits.network.registrations-per-hour",
              "registrations from one network within an hour")
          .of(number(1, MAX), "200");
  static final Key<Integer> NETWORK_MAILS =
      KEYS.key(
              "limits.network.mails-per-hour",
              "requests for a mail from one network within an hour")
          .of(number(1, MAX), "300");

  ThrottlingSettings limits() {
    int free = values.read(FREE_FAILURES);
    int max = values.read(MAX_FAILURES);
    if (free > max) {
      values.problem(
          FREE_FAILURES,
          "must not exceed limits.account.max-failures-per-day, which is %d".formatted(max));
      free = max;
    }
    if (!values.read(ENABLED)) {
      return ThrottlingSettings.OFF;
    }
    return ThrottlingSettings.of(
        free,
        max,
        values.read(NETWORK_FAILURES),
        values.read(NETWORK_REGISTRATIONS),
        values.read(NETWORK_MAILS));
  }
}
