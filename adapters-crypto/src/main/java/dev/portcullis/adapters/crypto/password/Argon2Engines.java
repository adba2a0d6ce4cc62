package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.crypto.libsodium.Libsodium;
import dev.portcullis.adapters.crypto.libsodium.LibsodiumUnavailable;
import dev.portcullis.adapters.crypto.password.Argon2Hash.Making;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fast engine with a fallback for hashes that the fast one doesn't support.
 *
 * @param sure the fallback; supports every hash
 */
record Argon2Engines(Argon2Engine fast, Argon2Engine sure) implements Argon2Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Argon2Engines.class);

  private static final byte[] KNOWN_PASSWORD = "password".getBytes(UTF_8);

  /** Computed by the command {@code argon2} of the reference implementation, version 20171227. */
  private static final Argon2Hash KNOWN_HASH =
      Argon2Hash.parse(
              "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA"
                  + "$Gpj7qOY5RCXJvcMzqcdQqvgR3wcPX7SleI4c9NtXk6E")
          .orElseThrow();

  /** Opens the fast engine. */
  @FunctionalInterface
  interface Opening {
    Argon2Engine open() throws LibsodiumUnavailable;
  }

  /** Initialized on first use, because loading native code takes a moment. */
  private static final class Best {
    static final Argon2Engine ENGINE =
        choose(() -> new LibsodiumEngine(Libsodium.load()), new Argon2JvmEngine());
  }

  /**
   * Returns the fastest engine that works on this machine. The first call loads native code;
   * concurrent callers wait for it.
   */
  static Argon2Engine best() {
    return Best.ENGINE;
  }

  /**
   * Returns the engine that {@code fast} opens, with {@code sure} as its fallback. If it doesn't
   * open or computes a wrong hash, returns {@code sure} and logs the reason.
   */
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
          "it computes wrong hashes on this processor; please report this", null);
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
