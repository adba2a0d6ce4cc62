package dev.portcullis.application.usecase;

import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;

/** Store that rolls each transaction back once and then runs it again, as after a conflict. */
record RunsTwice(Storage storage) implements ForwardingStorage {
  @Override
  public <R> R inTransaction(Supplier<R> work) {
    try {
      return storage.inTransaction(
          () -> {
            throw new Undone(work.get());
          });
    } catch (Undone undone) {
      return storage.inTransaction(work);
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Undone(Object result) {
      super("after " + result);
    }
  }
}
