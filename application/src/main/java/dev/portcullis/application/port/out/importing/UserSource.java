package dev.portcullis.application.port.out.importing;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Users of another system, to be imported. Values are unchecked. Rows are read one at a time, never
 * all at once, and the source is never written to. Throws {@link StoreUnavailable} and {@link
 * StorageRefused} as a {@link StorageProvider} does.
 */
public interface UserSource extends AutoCloseable {
  /**
   * A user of the other system.
   *
   * @param id the id as text
   * @param others the other columns of the user's row, by name; JSON values
   */
  record ForeignUser(
      String id,
      String email,
      String passwordHash,
      boolean active,
      boolean superuser,
      boolean verified,
      Map<String, ?> others) {
    /** Redacted except for the id. */
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
    /** Redacted except for the id. */
    @Override
    public String toString() {
      return "ForeignAccount[" + id + "]";
    }
  }

  /** Passes every user to {@code each}. */
  void users(Consumer<ForeignUser> each);

  /** Passes every account at a provider to {@code each}; none if the other system keeps none. */
  void oauthAccounts(Consumer<ForeignAccount> each);

  @Override
  void close();
}
