package com.example.mvstore;

import dev.portcullis.application.contract.account.UserRepositoryContract;
import dev.portcullis.application.contract.audit.EventLogContract;
import dev.portcullis.application.contract.emaillink.OneTimeTokensContract;
import dev.portcullis.application.contract.emaillink.OutboxContract;
import dev.portcullis.application.contract.federation.OAuthAccountsContract;
import dev.portcullis.application.contract.federation.ProviderTokenStoreContract;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.operation.SigningKeyScheduleContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.contract.throttling.AttemptsContract;
import dev.portcullis.application.port.out.operation.Storage;
import org.junit.jupiter.api.Nested;

/** The contracts of all out-ports that a {@link Storage} provides. */
abstract class StorageContracts {
  /** Returns the open store: the same one throughout a test. */
  abstract Storage storage();

  @Nested
  class UsersTest implements UserRepositoryContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class SessionsTest implements SessionsContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class SigningKeysTest implements SigningKeysContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class OneTimeTokensTest implements OneTimeTokensContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class OutboxTest implements OutboxContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class AuditLogTest implements EventLogContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class AttemptsTest implements AttemptsContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class SigningKeyScheduleTest implements SigningKeyScheduleContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class ProviderTokensTest implements ProviderTokenStoreContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class OAuthAccountsTest implements OAuthAccountsContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }

  @Nested
  class TransactionsTest implements TransactionContract {
    @Override
    public Storage storage() {
      return StorageContracts.this.storage();
    }
  }
}
