package dev.portcullis.application.port.in.federation;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.List;
import java.util.Optional;

/** Tells which accounts at providers are a user's. */
@FunctionalInterface
public interface ListOAuthAccounts {
  /**
   * All of that user's, in the order of provider and account; empty where the installation knows no
   * provider, so that there is nothing to tell of anybody.
   */
  Optional<List<OAuthAccount>> accountsOf(UserId user);
}
