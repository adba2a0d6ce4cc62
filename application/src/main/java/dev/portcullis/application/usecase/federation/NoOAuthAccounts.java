package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replacement for a store that lacks the capability, where no provider is configured: it contains
 * no accounts and refuses new ones.
 */
final class NoOAuthAccounts implements OAuthAccounts {
  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
    throw lacking();
  }

  @Override
  public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
    throw lacking();
  }

  @Override
  public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
    throw lacking();
  }

  @Override
  public boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    throw lacking();
  }

  @Override
  public Optional<OAuthAccount> find(String provider, String accountId) {
    return Optional.empty();
  }

  @Override
  public List<OAuthAccount> list(UserId user) {
    return List.of();
  }

  @Override
  public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
    return Unlinked.NOT_THERE;
  }

  private static IllegalStateException lacking() {
    return new IllegalStateException("the store can't keep accounts of providers");
  }
}
