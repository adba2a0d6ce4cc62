package dev.portcullis.adapters.crypto.masterkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master key and, while it is being replaced, its successor. Decrypts with both. Encrypts with
 * the one under which the store's signing keys are encrypted, because these change from one to the
 * other at once. Thread-safe.
 */
public final class MasterKeyRing implements SecretEncryptor {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKeyRing.class);

  private final Optional<Sources> sources;
  private volatile Keys keys;
  private volatile String problem = "";

  private MasterKeyRing(Optional<Sources> sources, Keys keys) {
    this.sources = sources;
    this.keys = keys;
  }

  /**
   * Configured keys and the folder of the files.
   *
   * @param configured 32 bytes in Base64; empty means the file {@code master.key}
   * @param next the successor, 32 bytes in Base64; empty means the file {@code master.key.next}, if
   *     no key is configured
   */
  public record Sources(Optional<String> configured, Optional<String> next, Path dataDirectory) {
    /** Returns the files of generated keys. */
    public MasterKeyFiles files() {
      return new MasterKeyFiles(dataDirectory);
    }

    /** Returns whether the keys and their replacement are files. */
    public boolean areFiles() {
      return configured.isEmpty() && next.isEmpty();
    }

    private MasterKey current(BooleanSupplier storeHasKeys) {
      return MasterKey.load(configured, dataDirectory, storeHasKeys);
    }

    private Keys keys(MasterKey active, MasterKey current) {
      return new Keys(active, current, successor().filter(next -> !next.equals(current)));
    }

    private Optional<MasterKey> successor() {
      return next.isPresent()
          ? next.map(text -> MasterKey.decode(text, MasterKey.NEXT_NAME))
          : Optional.of(dataDirectory)
              .filter(any -> configured.isEmpty())
              .flatMap(folder -> files().next());
    }

    /** Redacted. */
    @Override
    public String toString() {
      return "Sources[…]";
    }
  }

  /**
   * Keys of a ring.
   *
   * @param active the one that encrypts
   */
  private record Keys(MasterKey active, MasterKey current, Optional<MasterKey> next) {
    List<MasterKey> all() {
      var all = new ArrayList<MasterKey>();
      all.add(active);
      all.add(current);
      next.ifPresent(all::add);
      return all.stream().distinct().toList();
    }
  }

  /**
   * Loads the keys, as {@link MasterKey#load} loads one. Encrypts with the current one until {@link
   * #adopt} tells otherwise.
   *
   * @throws MasterKeyRefused as {@link MasterKey#load}
   */
  public static MasterKeyRing load(Sources sources, BooleanSupplier storeHasKeys) {
    MasterKey current = sources.current(storeHasKeys);
    return new MasterKeyRing(Optional.of(sources), sources.keys(current, current));
  }

  /** Returns a ring of one key that is never replaced. */
  public static MasterKeyRing of(MasterKey only) {
    return new MasterKeyRing(Optional.empty(), new Keys(only, only, Optional.empty()));
  }

  /**
   * Reads the files again, because another process may have replaced them. Keys that can't be read
   * stay in use.
   */
  public void reload() {
    sources.ifPresent(this::reload);
  }

  private synchronized void reload(Sources from) {
    try {
      // A file is never created here: the store has keys by now.
      keys = from.keys(keys.active(), from.current(() -> true));
      problem = "";
    } catch (MasterKeyRefused refused) {
      String now = String.valueOf(refused.getMessage());
      if (!now.equals(problem)) {
        LOG.error("Keeping the master key that is already loaded: {}", now);
      }
      problem = now;
    }
  }

  /**
   * Encrypts from now on with the key that decrypts {@code sealed}.
   *
   * @return whether there is such a key
   */
  public synchronized boolean adopt(String sealed, String context) {
    for (MasterKey key : keys.all()) {
      if (key.unseal(sealed, context).isPresent()) {
        keys = new Keys(key, keys.current(), keys.next());
        return true;
      }
    }
    return false;
  }

  /** Returns a ring that encrypts with the successor; empty if there is none. */
  public Optional<MasterKeyRing> sealingWithNext() {
    Keys now = keys;
    return now.next()
        .map(
            next ->
                new MasterKeyRing(
                    Optional.empty(), new Keys(next, now.current(), Optional.of(next))));
  }

  /** Returns whether there is a successor, so that a replacement is not finished. */
  public boolean hasNext() {
    return keys.next().isPresent();
  }

  /** Returns whether secrets are encrypted with the successor. */
  public boolean sealsWithNext() {
    Keys now = keys;
    return now.next().filter(now.active()::equals).isPresent();
  }

  @Override
  public String seal(String secret, String context) {
    return keys.active().seal(secret, context);
  }

  /** Encrypts {@code secret} and binds it to {@code context}. Returns Base64. */
  public String seal(byte[] secret, String context) {
    return keys.active().seal(secret, context);
  }

  @Override
  public Optional<String> open(String sealed, String context) {
    return unseal(sealed, context).map(secret -> new String(secret, UTF_8));
  }

  /**
   * Returns the secret sealed with a key of this ring and {@code context}; empty if {@code sealed}
   * is anything else.
   */
  public Optional<byte[]> unseal(String sealed, String context) {
    return keys.all().stream().flatMap(key -> key.unseal(sealed, context).stream()).findFirst();
  }

  @Override
  public Optional<String> reseal(String sealed, String context) {
    MasterKey active = keys.active();
    return active.unseal(sealed, context).isPresent()
        ? Optional.of(sealed)
        : open(sealed, context).map(secret -> active.seal(secret, context));
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "MasterKeyRing[…]";
  }
}
