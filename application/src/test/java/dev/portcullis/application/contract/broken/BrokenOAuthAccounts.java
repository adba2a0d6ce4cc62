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

/** Stores whose accounts at other providers are wrong, in one respect each. */
final class BrokenOAuthAccounts {
  private BrokenOAuthAccounts() {}

  /** Stores the user by one transaction and the link by another. */
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

  /** Changes the account by one transaction and exchanges the links by another. */
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

  /** Leaves the links of whoever opened the account before its owner came. */
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

  /** Ends the sessions where it should end sessions and links. */
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

  /** Looks whether another way in is left by one statement and removes by another. */
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

  /** Keeps links when their user is gone. */
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

  /** Takes ids for one that differ in case alone. */
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

  /** Passes over blanks at the end, as columns of a fixed width do. */
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

  /** Lets a user remove another's link. */
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
