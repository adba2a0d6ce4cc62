package com.example.mvstore;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * An open file, shared by all its users in this process. One thread runs all acts in sequence. So
 * an act runs alone, sees all earlier acts, and is on disk before its caller continues. Callers
 * wait for that thread uninterruptibly, because an interrupt during I/O would close the file.
 */
final class MvFile {
  private static final Map<Path, MvFile> OPEN = new HashMap<>();
  private static final int WRITES_BETWEEN_CLEANINGS = 1_000;
  private static final int FILL_RATE = 50;
  private static final int CLEANED_BYTES = 1 << 20;

  private final Path path;
  private final MVStore store;
  private final Tables tables;
  private final ExecutorService owner;
  private volatile @Nullable Thread owning;
  private int writes;
  private int users;

  private MvFile(Path path) {
    this.path = path;
    // Without the background thread, which could write half of an act.
    this.store = new MVStore.Builder().fileName(path.toString()).autoCommitDisabled().open();
    this.tables = new Tables(store);
    this.owner =
        Executors.newSingleThreadExecutor(
            work -> {
              owning = Thread.ofPlatform().daemon().name("mvstore").unstarted(work);
              return owning;
            });
  }

  /**
   * Opens the file, and creates it if it doesn't exist. The caller closes it.
   *
   * @throws StorageRefused when another process has the file open, or it is not an MVStore file
   */
  static MvFile open(Path path) {
    synchronized (OPEN) {
      MvFile file = OPEN.get(path);
      if (file == null) {
        file = opened(path);
        OPEN.put(path, file);
      }
      file.users++;
      return file;
    }
  }

  private static MvFile opened(Path path) {
    try {
      var file = new MvFile(path);
      file.act(tables -> true);
      return file;
    } catch (MVStoreException failure) {
      String problem =
          switch (failure.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "is in use by another process, and one at a time can use it: stop that one first";
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "is damaged, or no MVStore file: restore it, or set database.url to another file";
            default -> "can't be opened: " + failure.getMessage();
          };
      throw new StorageRefused("MVStore at %s %s".formatted(path, problem), failure);
    }
  }

  Path path() {
    return path;
  }

  /**
   * Runs {@code act} alone, and returns when its changes are on disk. If it throws, nothing is
   * changed, and the exception passes through. An act inside another one is part of it: a
   * transaction is an act that runs others.
   *
   * @throws StoreUnavailable when the file can't be read or written
   */
  <T> T act(Function<Tables, T> act) {
    if (Thread.currentThread() == owning) {
      return act.apply(tables);
    }
    try {
      return CompletableFuture.supplyAsync(() -> done(act), owner).join();
    } catch (RejectedExecutionException closed) {
      throw new StoreUnavailable("MVStore at %s is closed".formatted(path), closed);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof MVStoreException failure) {
        throw new StoreUnavailable("MVStore at %s fails".formatted(path), failure);
      }
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw failed;
      }
    }
  }

  private <T> T done(Function<Tables, T> act) {
    try {
      T result = act.apply(tables);
      if (store.hasUnsavedChanges()) {
        write();
      }
      return result;
    } catch (RuntimeException | Error failure) {
      if (!store.isClosed()) {
        store.rollback();
      }
      throw failure;
    }
  }

  /** Commits, and from time to time compacts blocks that are mostly outdated. */
  private void write() {
    store.commit();
    store.sync();
    writes++;
    if (writes % WRITES_BETWEEN_CLEANINGS == 0) {
      store.compact(FILL_RATE, CLEANED_BYTES);
    }
  }

  /** Closes the file after its last user has closed it and the acts under way have finished. */
  void close() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(path);
        owner.close();
        store.close();
      }
    }
  }
}
