package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Forwards to another store's provider accounts; subclasses add a defect. */
class ForwardingOAuthAccounts implements OAuthAccounts {
  private final OAuthAccounts whole;

  ForwardingOAuthAccounts(Storage whole) {
    this.whole = whole.oauthAccounts().orElseThrow();
  }

  @Override
  public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
    return whole.link(account, tokens, version);
  }

  @Override
  public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
    return whole.add(account, link, tokens);
  }

  @Override
  public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
    return whole.claim(changed, link, tokens);
  }

  @Override
  public void recordProvenance(OAuthAccountId id, LinkProvenance provenance) {
    whole.recordProvenance(id, provenance);
  }

  @Override
  public LinkProvenance provenance(OAuthAccountId id) {
    return whole.provenance(id);
  }

  @Override
  public Optional<OAuthAccount> find(String provider, String accountId) {
    return whole.find(provider, accountId);
  }

  @Override
  public List<OAuthAccount> list(UserId user) {
    return whole.list(user);
  }

  @Override
  public boolean refresh(OAuthAccountId id, String accountEmail, SealedTokens tokens) {
    return whole.refresh(id, accountEmail, tokens);
  }

  @Override
  public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
    return whole.unlink(user, id, providers);
  }
}
