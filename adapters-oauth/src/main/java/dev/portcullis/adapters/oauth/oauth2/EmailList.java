package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.domain.account.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** List of a user's e-mail addresses, in GitHub's format. */
record EmailList(List<Entry> entries) {
  record Entry(EmailAddress email, boolean primary, boolean verified) {
    EmailClaim contact() {
      return new EmailClaim(Optional.of(email), Optional.of(verified));
    }
  }

  /** Skips entries without a valid address. */
  static EmailList of(List<Object> list) {
    List<Entry> entries = new ArrayList<>();
    for (Object one : list) {
      if (one instanceof Map<?, ?> map) {
        var members = JsonMembers.of(map);
        members
            .email("email")
            .map(email -> new Entry(email, members.isTrue("primary"), members.isTrue("verified")))
            .ifPresent(entries::add);
      }
    }
    return new EmailList(entries);
  }

  /**
   * Completes {@code told} from the list. An address in {@code told} is verified only if the list
   * says so. Without an address in {@code told}, the primary one of the list is taken.
   */
  EmailClaim complete(EmailClaim told) {
    return told.email()
        .map(
            email ->
                new EmailClaim(
                    told.email(),
                    Optional.of(
                        entries.stream()
                            .anyMatch(entry -> entry.email().equals(email) && entry.verified()))))
        .or(() -> entries.stream().filter(Entry::primary).findFirst().map(Entry::contact))
        .orElse(EmailClaim.NONE);
  }
}
