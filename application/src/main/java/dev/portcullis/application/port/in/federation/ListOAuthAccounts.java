package dev.portcullis.application.port.in.federation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.List;
import java.util.Optional;

/** Lists a user's accounts at providers. */
@FunctionalInterface
public interface ListOAuthAccounts {
  /**
   * Returns all accounts of the user, in the order of provider and account id; empty if the
   * installation has no provider.
   */
  Optional<List<OAuthAccount>> accountsOf(UserId user);
}
