package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.ListOAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.List;
import java.util.Optional;

/**
 * Lists accounts. Reads nothing if the installation has no provider, since most requests show a
 * user.
 */
record ListOAuthAccountsService(Providers providers, OAuthAccounts accounts)
    implements ListOAuthAccounts {
  @Override
  public Optional<List<OAuthAccount>> accountsOf(UserId user) {
    return providers.all().isEmpty() ? Optional.empty() : Optional.of(accounts.list(user));
  }
}
