package dev.portcullis.application.port.in.operation;

import dev.portcullis.domain.login.Administrator;
import java.util.List;

/** Lists the signing keys for an administrator. */
@FunctionalInterface
public interface ListKeys {
  /** Reads the keys. */
  Result list(Command command);

  /** Administrator. */
  record Command(Administrator by) {}

  /** Possible outcomes. {@link KeysNotReplaceable} is a further one. */
  sealed interface Result permits Result.Keys, KeysNotReplaceable {
    /** The keys that sign or verify, the newest first; none before the first start. */
    record Keys(List<SigningKeyDescription> keys) implements Result {
      /** Copies the list. */
      public Keys {
        keys = List.copyOf(keys);
      }
    }
  }
}
