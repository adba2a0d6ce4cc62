package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores with one defect each in linked provider accounts. */
final class BrokenOAuthAccounts {
  private BrokenOAuthAccounts() {}

  /** Stores the user in one transaction and the link in another. */
  static Storage leavingAUserWithoutLink(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Added add(Account account, OAuthAccount link, SealedTokens tokens) {
                if (whole.users().add(account) == UserRepository.Added.EMAIL_TAKEN) {
                  return Added.TAKEN;
                }
                return link(link, tokens, account.version()) == Linked.LINKED
                    ? Added.ADDED
                    : Added.TAKEN;
              }
            });
  }

  /** Changes the account in one transaction and replaces the links in another. */
  static Storage claimingHalf(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
                Linked outcome = super.claim(changed, link, tokens);
                if (outcome == Linked.TAKEN) {
                  whole.users().replace(changed, new SessionRevocation.All());
                }
                return outcome;
              }
            });
  }

  /** Keeps the links of the account's creator after a claim by the address's owner. */
  static Storage leavingLinksAfterAClaim(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Linked claim(Account changed, OAuthAccount link, SealedTokens tokens) {
                List<OAuthAccount> before = list(changed.id());
                Linked outcome = super.claim(changed, link, tokens);
                before.forEach(one -> super.link(one, tokens, changed.version()));
                return outcome;
              }
            });
  }

  /** Ends only the sessions where it should end sessions and links. */
  static Storage leavingLinksAfterAChange(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                return super.replace(
                    changed,
                    ending instanceof SessionRevocation.AllAndUnlinkProviders
                        ? new SessionRevocation.All()
                        : ending);
              }
            });
  }

  /** Checks for another way to sign in with one statement and removes the link with another. */
  static Storage lettingTheLastWayInGo(Storage whole) {
    var meeting = RaceBarrier.of(Race.CONTENDERS);
    Set<OAuthAccountId> gone = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
                boolean another = list(user).size() > 1;
                meeting.join();
                if (!another) {
                  return Unlinked.LAST_WAY_IN;
                }
                gone.add(id);
                return Unlinked.UNLINKED;
              }

              @Override
              public List<OAuthAccount> list(UserId user) {
                return super.list(user).stream().filter(one -> !gone.contains(one.id())).toList();
              }
            });
  }

  /** Keeps the links of a removed user. */
  static Storage keepingLinksOfTheRemoved(Storage whole) {
    Map<String, OAuthAccount> ofRemoved = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Optional<OAuthAccount> find(String provider, String accountId) {
                return super.find(provider, accountId)
                    .or(() -> Optional.ofNullable(ofRemoved.get(accountId)));
              }
            })
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public boolean remove(UserId id) {
                whole
                    .oauthAccounts()
                    .orElseThrow()
                    .list(id)
                    .forEach(link -> ofRemoved.put(link.accountId(), link));
                return super.remove(id);
              }
            });
  }

  /** Compares ids without regard to letter case. */
  static Storage ignoringCase(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
                return super.link(lower(account), tokens, version);
              }

              @Override
              public Optional<OAuthAccount> find(String provider, String accountId) {
                return super.find(provider, accountId.toLowerCase(Locale.ROOT));
              }
            });
  }

  private static OAuthAccount lower(OAuthAccount account) {
    return new OAuthAccount(
        account.id(),
        account.user(),
        account.provider(),
        account.accountId().toLowerCase(Locale.ROOT),
        account.accountEmail());
  }

  /** Ignores trailing spaces, as fixed-width columns do. */
  static Storage passingOverBlanks(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Optional<OAuthAccount> find(String provider, String accountId) {
                return super.find(provider, accountId)
                    .or(() -> super.find(provider, accountId.stripTrailing()));
              }
            });
  }

  /** Lets a user remove another user's link. */
  static Storage unlinkingForOthers(Storage whole) {
    Map<OAuthAccountId, UserId> owners = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOAuthAccounts(whole) {
              @Override
              public Linked link(OAuthAccount account, SealedTokens tokens, long version) {
                owners.put(account.id(), account.user());
                return super.link(account, tokens, version);
              }

              @Override
              public Unlinked unlink(UserId user, OAuthAccountId id, Set<String> providers) {
                return super.unlink(owners.getOrDefault(id, user), id, providers);
              }
            });
  }
}
