package dev.portcullis.adapters.crypto;

import dev.portcullis.adapters.crypto.password.Argon2Engine;
import dev.portcullis.adapters.crypto.password.Argon2Engines;
import dev.portcullis.adapters.crypto.password.Argon2JvmEngine;
import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;

/**
 * The bare computing of our hashes, without line, port or record: the ceiling that benchmarks hold
 * the server against. Nothing else should use it. Thread-safe.
 */
public final class RawArgon2 {
  private final Argon2Engine engine;

  private RawArgon2(Argon2Engine engine) {
    this.engine = engine;
  }

  /** By the engine that serves here, the fastest that works. The first call takes a moment. */
  public static RawArgon2 best() {
    return new RawArgon2(Argon2Engines.best());
  }

  /** By the engine that serves where the fast one can't. */
  public static RawArgon2 sure() {
    return new RawArgon2(new Argon2JvmEngine());
  }

  /** What computes, as people call it: {@code libsodium} or {@code argon2-jvm}. */
  public String engine() {
    return engine.name();
  }

  /**
   * The 32 bytes that argon2id makes.
   *
   * @param password in UTF-8
   * @param salt of 16 bytes
   * @param parameters allowed ones
   */
  public byte[] hash(byte[] password, byte[] salt, Argon2Parameters parameters) {
    return engine.compute(Argon2PasswordHasher.making(parameters), salt, password);
  }
}
