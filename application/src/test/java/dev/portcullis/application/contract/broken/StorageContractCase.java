package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.account.UserRepositoryContract;
import dev.portcullis.application.contract.audit.EventLogContract;
import dev.portcullis.application.contract.emaillink.OneTimeTokensContract;
import dev.portcullis.application.contract.emaillink.OutboxContract;
import dev.portcullis.application.contract.federation.OAuthAccountsContract;
import dev.portcullis.application.contract.federation.ProviderTokenStoreContract;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.operation.SigningKeyScheduleContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.contract.throttling.AttemptsContract;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all storage contracts. Only {@link ContractRunner} runs this class; its name keeps the build
 * from running it.
 */
@ExtendWith(ContractRunner.Candidates.class)
final class StorageContractCase
    implements StorageContract,
        TransactionContract,
        UserRepositoryContract,
        SessionsContract,
        SigningKeysContract,
        OneTimeTokensContract,
        OutboxContract,
        EventLogContract,
        OAuthAccountsContract,
        ProviderTokenStoreContract,
        SigningKeyScheduleContract,
        AttemptsContract {
  private final Supplier<Storage> nodes;
  private final Storage storage;

  StorageContractCase(Supplier<Supplier<Storage>> candidates) {
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
