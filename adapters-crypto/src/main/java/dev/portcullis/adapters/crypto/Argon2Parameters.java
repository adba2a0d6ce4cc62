package dev.portcullis.adapters.crypto;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one argon2id hash costs (RFC 9106, section 3.1).
 *
 * @param memoryKib memory in KiB, at least eight times the parallelism
 * @param iterations passes over the memory, at least one
 * @param parallelism lanes, at least one
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {
  /**
   * The most that a stored hash may cost to check: more is no log-in but an attack on the machine.
   */
  private static final Argon2Parameters CEILING = new Argon2Parameters(1 << 20, 64, 64);

  /** The PHC form of an argon2id hash of version 1.3, as libargon2 writes it. */
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})"
              + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");

  /** The parameters that a hash was made with; empty if it is none that may be checked. */
  static Optional<Argon2Parameters> of(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parameters =
        new Argon2Parameters(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
    return Optional.of(parameters).filter(Argon2Parameters::isPayable);
  }

  private boolean isPayable() {
    return memoryKib <= CEILING.memoryKib
        && iterations <= CEILING.iterations
        && parallelism <= CEILING.parallelism;
  }
}
