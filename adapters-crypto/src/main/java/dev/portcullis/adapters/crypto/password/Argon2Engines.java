package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.crypto.libsodium.Libsodium;
import dev.portcullis.adapters.crypto.libsodium.LibsodiumUnavailable;
import dev.portcullis.adapters.crypto.password.Argon2Hash.Making;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fast engine, and a sure one for what the fast one doesn't compute.
 *
 * @param sure computes everything
 */
record Argon2Engines(Argon2Engine fast, Argon2Engine sure) implements Argon2Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Argon2Engines.class);

  private static final byte[] KNOWN_PASSWORD = "password".getBytes(UTF_8);

  /** By the command {@code argon2} of the reference implementation, version 20171227. */
  private static final Argon2Hash KNOWN_HASH =
      Argon2Hash.parse(
              "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA"
                  + "$Gpj7qOY5RCXJvcMzqcdQqvgR3wcPX7SleI4c9NtXk6E")
          .orElseThrow();

  /** Opens the fast one. */
  @FunctionalInterface
  interface Opening {
    Argon2Engine open() throws LibsodiumUnavailable;
  }

  /** Made when first asked for: native code takes a moment to load. */
  private static final class Best {
    static final Argon2Engine ENGINE =
        choose(() -> new LibsodiumEngine(Libsodium.load()), new Argon2JvmEngine());
  }

  /** The fastest that works here. The first call takes a moment, and others wait for it. */
  static Argon2Engine best() {
    return Best.ENGINE;
  }

  /** {@code fast} if it opens and proves right, else {@code sure} alone, and the log says why. */
  static Argon2Engine choose(Opening fast, Argon2Engine sure) {
    try {
      Argon2Engine candidate = fast.open();
      prove(candidate);
      LOG.debug("Passwords are hashed by {}", candidate.name());
      return new Argon2Engines(candidate, sure);
    } catch (LibsodiumUnavailable | RuntimeException | LinkageError reason) {
      LOG.warn(
          "Passwords are hashed by {}, more slowly than by libsodium, which can't be used: {}",
          sure.name(),
          reason.getMessage());
      return sure;
    }
  }

  private static void prove(Argon2Engine candidate) throws LibsodiumUnavailable {
    if (!KNOWN_HASH.matches(KNOWN_PASSWORD, candidate)) {
      throw new LibsodiumUnavailable(
          "it computes wrong hashes on this processor; please report that", null);
    }
  }

  @Override
  public String name() {
    return fast.name();
  }

  @Override
  public boolean computes(Making making) {
    return fast.computes(making) || sure.computes(making);
  }

  @Override
  public byte[] compute(Making making, byte[] salt, byte[] password) {
    return (fast.computes(making) ? fast : sure).compute(making, salt, password);
  }
}
