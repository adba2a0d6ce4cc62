package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyFiles;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.operation.ResealSecrets;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.in.operation.RotateMasterKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import dev.portcullis.domain.login.Administrator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Replacement of the master key while servers run. Whenever it is interrupted, servers work with
 * either key, and a further run finishes it. At each instant before {@link Step#KEYS_ROTATED}, it
 * is undone by removing the new key.
 */
public final class MasterKeyRotation implements AutoCloseable {
  private static final Outcome NOTHING_YET = new Outcome(0, 0, 0);

  private final ResourceStack resources = new ResourceStack();
  private final Configuration configuration;
  private final Sources sources;
  private final Progress progress;
  private final Pause pause;
  private final Storage storage;

  private MasterKeyRotation(Configuration configuration, Progress progress, Pause pause) {
    this.configuration = configuration;
    this.sources = MasterKeys.sources(configuration);
    this.progress = progress;
    this.pause = pause;
    refuseMissingSuccessor();
    this.storage = resources.add(Stores.openExisting(configuration));
  }

  /** A step that is done, in order. */
  public enum Step {
    /** The new key exists. */
    PREPARED,
    /** Every node that reads the same file has the new key, and decrypts with both. */
    KNOWN,
    /** The signing keys are encrypted under the new key: nodes follow. */
    KEYS_ROTATED,
    /** All other secrets are encrypted under the new key. */
    SECRETS_RESEALED,
    /** Every node encrypts with the new key. */
    FOLLOWED,
    /** Secrets that a node has encrypted with the old key meanwhile are encrypted anew. */
    STRAGGLERS_RESEALED,
    /** The new key is in the place of the old one; nothing needs the old one any more. */
    FINISHED
  }

  /** Callback for progress. */
  @FunctionalInterface
  public interface Progress {
    /** Reports that {@code step} is done. */
    void reached(Step step, Outcome soFar);
  }

  /** Waits for other processes. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after {@code time}. */
    void await(Duration time);
  }

  /**
   * Counts.
   *
   * @param keys the number of signing keys that were encrypted anew
   * @param secrets the number of provider accounts whose tokens were encrypted anew
   * @param unreadable the number of provider accounts whose tokens neither key decrypts
   */
  public record Outcome(int keys, int secrets, int unreadable) {}

  /**
   * Opens the configured store. The caller closes the result.
   *
   * @throws StorageRefused when the store doesn't exist or can't be opened
   * @throws MasterKeyRefused when the master key is configured, but not its successor
   */
  public static MasterKeyRotation open(
      Configuration configuration, Progress progress, Pause pause) {
    return new MasterKeyRotation(configuration, progress, pause);
  }

  private void refuseMissingSuccessor() {
    if (sources.configured().isPresent() && sources.next().isEmpty()) {
      throw new MasterKeyRefused(
          "%1$s is set, so the new key can't be a file: set %2$s to the output of `openssl rand -base64 32` for all nodes and this command, restart the nodes one by one, and repeat the command"
              .formatted(MasterKey.NAME, MasterKey.NEXT_NAME),
          null);
    }
  }

  /** Returns whether the keys are files, rather than variables. */
  public boolean isOfFiles() {
    return sources.areFiles();
  }

  /** Returns the file of the new key while it isn't in its place. */
  public Path nextFile() {
    return files().nextFile();
  }

  /** Returns the file of the old key, at the end. */
  public Path oldFile() {
    return files().oldFile();
  }

  private MasterKeyFiles files() {
    return sources.files();
  }

  /**
   * Writes the file of the new key, unless it is there.
   *
   * @throws MasterKeyRefused when the file can't be written, or the present key is not the store's
   */
  public void prepare() {
    prepared();
  }

  /**
   * Replaces the master key.
   *
   * @throws MasterKeyRefused when the present key is not the store's, or a file can't be written
   */
  public Outcome run() {
    MasterKeyRing ring = prepared();
    progress.reached(Step.PREPARED, NOTHING_YET);
    if (sources.areFiles() && !ring.sealsWithNext()) {
      pause.await(RotateKeys.NODES_NOTICE);
    }
    progress.reached(Step.KNOWN, NOTHING_YET);
    var operation =
        KeyAdministration.operation(
            configuration, storage, ring.sealingWithNext().orElseThrow(), resources);
    Outcome first = resealed(operation, Step.KEYS_ROTATED, Step.SECRETS_RESEALED);
    pause.await(RotateKeys.NODES_NOTICE);
    Outcome second = resealed(operation, Step.FOLLOWED, Step.STRAGGLERS_RESEALED);
    if (sources.areFiles()) {
      files().finish();
    }
    // Unreadable secrets stay so, and were counted twice.
    var sum =
        new Outcome(
            first.keys() + second.keys(), first.secrets() + second.secrets(), second.unreadable());
    progress.reached(Step.FINISHED, sum);
    return sum;
  }

  /** Loads the keys, after the new one was made, and makes sure that the present one is right. */
  private MasterKeyRing prepared() {
    boolean replaceable =
        storage.signingKeySchedule().isPresent()
            && (storage.oauthAccounts().isEmpty() || storage.providerTokens().isPresent());
    if (!replaceable) {
      throw notReplaceable(storage);
    }
    MasterKeyRing ring = MasterKeys.load(configuration, storage);
    // The signing keys tell nodes which master key to encrypt with, so there must be one.
    var unused =
        TokenSigning.open(
            configuration.token(),
            storage.signingKeys(),
            storage.signingKeySchedule(),
            ring,
            InstantSource.system());
    if (sources.areFiles() && !ring.hasNext()) {
      files().prepareNext();
      ring.reload();
    }
    return ring;
  }

  private Outcome resealed(OperationUseCases operation, Step keysDone, Step allDone) {
    var by = Administrator.operator();
    int keys =
        switch (operation.rotateMasterKey().rotate(new RotateMasterKey.Command(by))) {
          case RotateMasterKey.Result.Rotated rotated -> rotated.keys();
          case RotateMasterKey.Result.AlreadyRotated already -> 0;
          case RotateMasterKey.Result.Unreadable key ->
              throw new MasterKeyRefused(
                  "The signing key %s can be decrypted by neither master key: restore the one that it was made with"
                      .formatted(key.key()),
                  null);
          case KeysNotReplaceable lacking -> throw notReplaceable(storage);
        };
    progress.reached(keysDone, new Outcome(keys, 0, 0));
    var outcome =
        switch (operation.resealSecrets().reseal(new ResealSecrets.Command(by))) {
          case ResealSecrets.Result.Resealed done ->
              new Outcome(keys, done.changed(), done.unreadable());
          case KeysNotReplaceable lacking -> throw notReplaceable(storage);
        };
    progress.reached(allDone, outcome);
    return outcome;
  }

  private static StorageRefused notReplaceable(Storage storage) {
    return new StorageRefused(
        "%s can't replace keys: its adapter is built for older ports, or lacks this capability"
            .formatted(storage.description()),
        null);
  }

  /** Returns the store's description for messages. */
  public String storage() {
    return storage.description();
  }

  @Override
  public void close() {
    resources.close();
  }
}
