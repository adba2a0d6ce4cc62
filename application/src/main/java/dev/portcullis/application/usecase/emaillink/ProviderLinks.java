package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.OAuthAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The users' links to providers, where the owner of an e-mail address takes an account over.
 *
 * @param accounts empty if the store keeps no links
 */
record ProviderLinks(Optional<OAuthAccounts> accounts) {
  /**
   * Removes the links of {@code user} that don't stay after a reset: an attacker may have opened
   * the account with another person's address, and linked an account of the attacker's own.
   *
   * @param user has a password, so no link is the last way in
   */
  void removeUnproven(User user, EventContext context, EventRecorder events) {
    accounts.ifPresent(all -> removeUnproven(all, user, context, events));
  }

  /** Returns the links of {@code user}. */
  List<OAuthAccount> of(User user) {
    return accounts.map(all -> all.list(user.id())).orElseGet(List::of);
  }

  private static void removeUnproven(
      OAuthAccounts all, User user, EventContext context, EventRecorder events) {
    for (OAuthAccount link : all.list(user.id())) {
      if (!all.provenance(link.id()).staysAfterReset(link, user)) {
        all.unlink(user.id(), link.id(), Set.of());
        events.record(new Event.OAuthAccountUnlinked(user, link.id(), context));
      }
    }
  }
}
