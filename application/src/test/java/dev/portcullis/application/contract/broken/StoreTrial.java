package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.AuditLogContract;
import dev.portcullis.application.contract.OAuthAccountsContract;
import dev.portcullis.application.contract.OneTimeTokensContract;
import dev.portcullis.application.contract.OutboxContract;
import dev.portcullis.application.contract.SessionsContract;
import dev.portcullis.application.contract.SigningKeysContract;
import dev.portcullis.application.contract.StorageContract;
import dev.portcullis.application.contract.UserRepositoryContract;
import dev.portcullis.application.port.out.Storage;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds a store to all contracts. Only {@link Examination} runs it: a build knows tests by name.
 */
@ExtendWith(Examination.Candidates.class)
final class StoreTrial
    implements StorageContract,
        UserRepositoryContract,
        SessionsContract,
        SigningKeysContract,
        OneTimeTokensContract,
        OutboxContract,
        AuditLogContract,
        OAuthAccountsContract {
  private final Supplier<Storage> nodes;
  private final Storage storage;

  StoreTrial(Supplier<Supplier<Storage>> candidates) {
    this.nodes = candidates.get();
    this.storage = nodes.get();
  }

  @Override
  public Storage open() {
    return nodes.get();
  }

  @Override
  public Storage storage() {
    return storage;
  }
}
