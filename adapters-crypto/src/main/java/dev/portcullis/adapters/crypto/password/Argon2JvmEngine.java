package dev.portcullis.adapters.crypto.password;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import de.mkammerer.argon2.Argon2Version;
import dev.portcullis.adapters.crypto.password.Argon2Hash.Making;

/**
 * Engine of the reference implementation, libargon2, called through argon2-jvm. Supports every
 * variant. The native code and JNA are loaded by the first hash.
 */
final class Argon2JvmEngine implements Argon2Engine {
  @Override
  public String name() {
    return "argon2-jvm";
  }

  @Override
  public boolean computes(Making making) {
    return true;
  }

  @Override
  public byte[] compute(Making making, byte[] salt, byte[] password) {
    Argon2Advanced argon2 = Argon2Factory.createAdvanced(type(making));
    Argon2Parameters cost = making.parameters();
    if (password.length == 0) {
      // The other overload can't copy an empty password. An empty password needs no wiping.
      return argon2
          .hashAdvanced(
              cost.iterations(),
              cost.memoryKib(),
              cost.parallelism(),
              password,
              salt,
              making.hashBytes(),
              version(making))
          .getRaw();
    }
    // The only overload that wipes its copy of the password. No secret and no associated data.
    return argon2.rawHashAdvanced(
        cost.iterations(),
        cost.memoryKib(),
        cost.parallelism(),
        password,
        salt,
        null,
        null,
        making.hashBytes(),
        version(making));
  }

  private static Argon2Types type(Making making) {
    return switch (making.type()) {
      case ARGON2ID -> Argon2Types.ARGON2id;
      case ARGON2I -> Argon2Types.ARGON2i;
      case ARGON2D -> Argon2Types.ARGON2d;
    };
  }

  private static Argon2Version version(Making making) {
    return making.version() == Argon2Hash.VERSION_1_0 ? Argon2Version.V10 : Argon2Version.V13;
  }
}
