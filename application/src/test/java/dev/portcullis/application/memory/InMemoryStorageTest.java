package dev.portcullis.application.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.TestData;
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
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.Storage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest implements StorageContract {
  private final InMemoryStorage storage = new InMemoryStorage();

  @Override
  public Storage open() {
    return storage.anotherNode();
  }

  @Test
  void a_failed_store_is_unavailable_until_it_recovers() {
    var account = TestData.stored(storage);

    storage.breakDown();
    assertThat(storage.isReachable()).isFalse();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> storage.users().findById(account.id()));

    storage.recover();
    assertThat(storage.isReachable()).isTrue();
    assertThat(storage.users().findById(account.id())).contains(account);
  }

  @Nested
  class UsersTest implements UserRepositoryContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class SessionsTest implements SessionsContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class SigningKeysTest implements SigningKeysContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class OneTimeTokensTest implements OneTimeTokensContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class OutboxTest implements OutboxContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class AuditLogTest implements EventLogContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class SigningKeyScheduleTest implements SigningKeyScheduleContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class ProviderTokensTest implements ProviderTokenStoreContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class OAuthAccountsTest implements OAuthAccountsContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class AttemptsTest implements AttemptsContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }

  @Nested
  class TransactionsTest implements TransactionContract {
    @Override
    public Storage storage() {
      return storage;
    }
  }
}
