package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.domain.account.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user's e-mail addresses, as GitHub lists them. */
record EmailList(List<Entry> entries) {
  record Entry(EmailAddress email, boolean primary, boolean verified) {
    EmailClaim contact() {
      return new EmailClaim(Optional.of(email), Optional.of(verified));
    }
  }

  /** Leaves out what is no address. */
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
   * The address that is {@code told} already, with what the list says of it: one that isn't on it
   * is not verified. Else the main one.
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
