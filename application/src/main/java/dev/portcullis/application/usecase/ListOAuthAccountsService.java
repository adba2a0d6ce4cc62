package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.ListOAuthAccounts;
import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.application.provider.Providers;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Reads nothing where there is no provider: most requests show a user. */
public record ListOAuthAccountsService(Providers providers, OAuthAccounts accounts)
    implements ListOAuthAccounts {
  @Override
  public Optional<List<OAuthAccount>> accountsOf(UserId user) {
    return providers.all().isEmpty() ? Optional.empty() : Optional.of(accounts.list(user));
  }
}
