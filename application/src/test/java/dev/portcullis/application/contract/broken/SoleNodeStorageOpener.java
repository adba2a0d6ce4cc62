package dev.portcullis.application.contract.broken;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Opens an in-memory store for one node at a time, correctly or with a defect. */
final class SoleNodeStorageOpener {
  private SoleNodeStorageOpener() {}

  /** Without a defect. */
  static Supplier<Storage> whole() {
    return refusing(new StorageRefused("The store in memory is open; close it there first", null));
  }

  /** Refuses a second node with an exception that looks like a fault. */
  static Supplier<Storage> refusingWithoutAWord() {
    return refusing(new IllegalStateException("lock"));
  }

  private static Supplier<Storage> refusing(RuntimeException refusal) {
    var memory = new InMemoryStorage();
    var taken = new AtomicBoolean();
    return () -> {
      if (taken.getAndSet(true)) {
        throw refusal;
      }
      Storage node = memory.anotherNode();
      return CompositeStorage.of(node)
          .withClosing(
              () -> {
                if (node.isReachable()) {
                  node.close();
                  taken.set(false);
                }
              });
    };
  }

  /** Releases the store again each time a closed node is closed again. */
  static Supplier<Storage> closingForAnother() {
    var memory = new InMemoryStorage();
    var taken = new AtomicBoolean();
    return () -> {
      if (taken.getAndSet(true)) {
        throw new StorageRefused("The store in memory is open; close it there first", null);
      }
      Storage node = memory.anotherNode();
      return CompositeStorage.of(node)
          .withClosing(
              () -> {
                node.close();
                taken.set(false);
              });
    };
  }

  /** Checks whether the store is open in one step and opens it in another. */
  static Supplier<Storage> lookingBeforeOpening() {
    var memory = new InMemoryStorage();
    var taken = new AtomicBoolean();
    var meeting = RaceBarrier.of(2);
    return () -> {
      boolean free = !taken.get();
      meeting.join();
      if (!free) {
        throw new StorageRefused("The store in memory is open; close it there first", null);
      }
      taken.set(true);
      Storage node = memory.anotherNode();
      return CompositeStorage.of(node)
          .withClosing(
              () -> {
                node.close();
                taken.set(false);
              });
    };
  }
}
