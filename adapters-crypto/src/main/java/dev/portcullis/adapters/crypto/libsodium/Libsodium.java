package dev.portcullis.adapters.crypto.libsodium;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Binding to the one libsodium function that is used here, argon2id. The library uses the widest
 * instructions of the processor: AVX-512, AVX2, SSSE3 or NEON. Thread-safe.
 */
public final class Libsodium {
  /** {@code crypto_pwhash_ALG_ARGON2ID13}. */
  private static final int ARGON2ID_1_3 = 2;

  private static final long BYTES_PER_KIB = 1024;

  private static @Nullable Libsodium loaded;

  private final MethodHandle argon2id;

  private Libsodium(SymbolLookup symbols) {
    this.argon2id =
        function(
            symbols,
            "crypto_pwhash_argon2id",
            ADDRESS, // out
            JAVA_LONG, // its length
            ADDRESS, // password
            JAVA_LONG, // its length
            ADDRESS, // salt
            JAVA_LONG, // passes
            JAVA_LONG, // memory in bytes; a size_t
            JAVA_INT); // algorithm
  }

  /**
   * Returns the instance of this process. The first call loads it.
   *
   * @throws LibsodiumUnavailable when this machine has no build of it, or it can't be loaded
   */
  public static synchronized Libsodium load() throws LibsodiumUnavailable {
    if (loaded == null) {
      LibsodiumFile.of(System.getProperty("os.name"), System.getProperty("os.arch"))
          .load(Path.of(System.getProperty("java.io.tmpdir")));
      var symbols = SymbolLookup.loaderLookup();
      initialize(function(symbols, "sodium_init"));
      loaded = new Libsodium(symbols);
    }
    return loaded;
  }

  /** Must be called before any other function: it detects the processor's instructions. */
  private static void initialize(MethodHandle sodiumInit) throws LibsodiumUnavailable {
    int outcome;
    try {
      outcome = (int) sodiumInit.invokeExact();
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
    if (outcome < 0) {
      throw new LibsodiumUnavailable("it finds no source of randomness (sodium_init failed)", null);
    }
  }

  // Native access is this class's purpose; the launcher enables it.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup symbols, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
  }

  /**
   * Computes argon2id of version 1.3 with one lane. Wipes its copy of the password.
   *
   * @param salt 16 bytes
   * @param passes at least one
   * @param memoryKib at least 8
   * @param bytes length of the hash, at least 16
   * @throws IllegalStateException when memory is insufficient
   */
  public byte[] argon2id(byte[] password, byte[] salt, int passes, int memoryKib, int bytes) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment hash = arena.allocate(bytes);
      MemorySegment copy = copy(password, arena);
      int outcome;
      try {
        outcome =
            (int)
                argon2id.invokeExact(
                    hash,
                    (long) bytes,
                    copy,
                    (long) password.length,
                    arena.allocateFrom(JAVA_BYTE, salt),
                    (long) passes,
                    memoryKib * BYTES_PER_KIB,
                    ARGON2ID_1_3);
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      } finally {
        copy.fill((byte) 0);
      }
      if (outcome != 0) {
        throw new IllegalStateException("not enough memory for argon2id: " + memoryKib + " KiB");
      }
      return hash.toArray(JAVA_BYTE);
    }
  }

  /** Allocates one byte more than needed, so that an empty array gets an address of its own. */
  private static MemorySegment copy(byte[] bytes, Arena arena) {
    MemorySegment copy = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
    return copy;
  }
}
