package dev.portcullis.application.port.out.importing;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Users of another system, to be brought over. Values are as they stand there, not yet checked.
 * Rows are read one after the other, never all at once; nothing is written there. Throws {@link
 * StoreUnavailable} and {@link StorageRefused} as a {@link StorageProvider} does.
 */
public interface UserSource extends AutoCloseable {
  /**
   * A user there.
   *
   * @param id as text
   * @param others what else stands in the user's row, by column: JSON values
   */
  record ForeignUser(
      String id,
      String email,
      String passwordHash,
      boolean active,
      boolean superuser,
      boolean verified,
      Map<String, ?> others) {
    /** Tells the id alone. */
    @Override
    public String toString() {
      return "ForeignUser[" + id + "]";
    }
  }

  /** A user's account at a provider. */
  record ForeignAccount(
      String id,
      String userId,
      String provider,
      String accountId,
      String accountEmail,
      String accessToken,
      Optional<String> refreshToken,
      Optional<Instant> expires) {
    /** Tells the id alone. */
    @Override
    public String toString() {
      return "ForeignAccount[" + id + "]";
    }
  }

  /** Shows every user. */
  void users(Consumer<ForeignUser> each);

  /** Shows every account at a provider, if there is such a thing there. */
  void oauthAccounts(Consumer<ForeignAccount> each);

  @Override
  void close();
}
