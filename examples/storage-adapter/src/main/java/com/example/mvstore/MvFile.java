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
 * An open file, shared by all who open it in this process. A thread of its own does every act, one
 * after the other: so each is alone, sees all before it, and is on the disk before anybody hears of
 * it. Callers wait for that thread without being interrupted: an interrupt in the middle of reading
 * or writing would close the file for everybody.
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
    // Without the background thread, which would write the half of an act.
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
   * Opens the file, and makes it where there is none; whoever opens it closes it.
   *
   * @throws StorageRefused when another process has it, or when it is no such file
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
   * Does {@code act} alone, and returns once what it has changed is on the disk. If it throws,
   * nothing is changed, and what it throws passes through. An act inside of another is a part of
   * that one: so a transaction is an act that does others.
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

  /** Now and then, also gathers what is still needed of blocks that are mostly outdated. */
  private void write() {
    store.commit();
    store.sync();
    writes++;
    if (writes % WRITES_BETWEEN_CLEANINGS == 0) {
      store.compact(FILL_RATE, CLEANED_BYTES);
    }
  }

  /** Takes no more acts once the last user has closed it, and lets those under way finish. */
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
