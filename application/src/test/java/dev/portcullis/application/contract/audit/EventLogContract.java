package dev.portcullis.application.contract.audit;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.LOOK_ALIKES;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.audit.EventLog.Entry;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of an {@link EventLog}. */
public interface EventLogContract {
  /** Instant older than all entries of the tests, except those that tests expect to be deleted. */
  Instant LONG_AGO = NOW.minus(Duration.ofDays(365));

  /** Open store; the same instance throughout a test. */
  Storage storage();

  private EventLog log() {
    return storage().events();
  }

  @Test
  default void an_entry_comes_back_with_type_time_subject_actor_client_and_details() {
    User user = account().user();
    var by = new UserId(UUID.randomUUID());
    var client = new ClientInfo("2001:db8::7", "Excalibur/1.0 (Ävalon; \uD83D\uDDE1)");
    var fields = new TreeSet<>(List.of("email", "größe", "is_active"));

    append(new Event.UserUpdated(user, fields, new EventContext(NOW, client, Optional.of(by))));

    Entry entry = of(user).getFirst();
    assertThat(entry)
        .isEqualTo(
            new Entry(
                entry.number(),
                "user.updated",
                Optional.of(user.id()),
                Optional.of(by),
                NOW,
                client,
                "email, größe, is_active"));
  }

  @Test
  default void every_type_of_event_can_be_logged() {
    User user = account().user();
    EventContext occasion = byNobody(NOW);
    List<Event> events =
        List.of(
            new Event.UserRegistered(user, occasion),
            new Event.UserLoggedIn(user, session(user.id()), occasion),
            new Event.LogInRefused(Optional.of(user.id()), occasion),
            new Event.LimitReached(Optional.of(user.id()), "login", occasion),
            new Event.UserLoggedOut(user, occasion),
            new Event.VerificationRequested(user, occasion),
            new Event.UserVerified(user, occasion),
            new Event.PasswordForgotten(user, occasion),
            new Event.PasswordReset(user, occasion),
            new Event.UserUpdated(user, new TreeSet<>(), occasion),
            new Event.UserDeleted(user, occasion));

    events.forEach(this::append);

    assertThat(of(user).reversed())
        .extracting(Entry::what)
        .containsExactlyElementsOf(events.stream().map(Event::type).toList());
    assertThat(of(user)).allMatch(entry -> entry.by().isEmpty());
  }

  @Test
  default void events_of_the_installation_can_be_logged() {
    // A unique client identifies the entries.
    var occasion =
        new EventContext(NOW, new ClientInfo("192.0.2.7", TestData.text()), Optional.empty());
    List<Event> events =
        List.of(
            new Event.KeysRotated("k1", "EdDSA", NOW, false, occasion),
            new Event.KeyRemoved("k0", occasion),
            new Event.MasterKeyRotated(1, occasion));

    events.forEach(this::append);

    assertThat(whole())
        .filteredOn(entry -> entry.client().equals(occasion.client()))
        .extracting(Entry::what, Entry::subject, Entry::details)
        .containsExactlyElementsOf(
            events.reversed().stream()
                .map(event -> tuple(event.type(), Optional.empty(), event.details()))
                .toList());
  }

  @Test
  default void the_largest_entry_comes_back() {
    User user = account().user();
    var client = new ClientInfo("a".repeat(64), "\uD83D\uDDE1".repeat(256));
    var fields =
        new TreeSet<>(IntStream.range(0, 500).mapToObj("an_own_field_%03d"::formatted).toList());

    append(new Event.UserUpdated(user, fields, new EventContext(NOW, client, Optional.empty())));

    Entry entry = of(user).getFirst();
    assertThat(entry.client()).isEqualTo(client);
    assertThat(entry.details()).isEqualTo(String.join(", ", fields));
  }

  @Test
  default void an_event_without_a_subject_is_listed_only_in_the_whole_log() {
    // A unique client identifies the entry.
    var client = new ClientInfo("192.0.2.7", TestData.text());

    append(
        new Event.LogInRefused(Optional.empty(), new EventContext(NOW, client, Optional.empty())));

    assertThat(whole())
        .filteredOn(entry -> entry.client().equals(client))
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).isEmpty());
  }

  @Test
  default void the_log_of_one_user_contains_no_entries_of_others() {
    User user = account().user();
    User other = account().user();
    append(new Event.UserRegistered(user, byNobody(NOW)));
    append(new Event.UserRegistered(other, byNobody(NOW)));
    append(
        new Event.UserDeleted(
            other, new EventContext(NOW, ClientInfo.UNKNOWN, Optional.of(user.id()))));

    assertThat(of(user)).extracting(Entry::what).containsExactly("user.registered");
    assertThat(of(other))
        .extracting(Entry::what)
        .containsExactly("user.deleted", "user.registered");
    assertThat(of(account().user())).isEmpty();
  }

  @Test
  default void the_newest_entry_comes_first_and_has_the_largest_number() {
    User user = account().user();
    for (int second = 0; second < 5; second++) {
      append(new Event.UserLoggedOut(user, byNobody(NOW.plusSeconds(second))));
    }

    List<Entry> entries = of(user);

    assertThat(entries)
        .extracting(Entry::at)
        .containsExactly(
            NOW.plusSeconds(4), NOW.plusSeconds(3), NOW.plusSeconds(2), NOW.plusSeconds(1), NOW);
    assertThat(entries).isSortedAccordingTo(Comparator.comparingLong(Entry::number).reversed());
    assertThat(entries).extracting(Entry::number).doesNotHaveDuplicates();
    assertThat(whole()).isSortedAccordingTo(Comparator.comparingLong(Entry::number).reversed());
    assertThat(whole()).containsAll(entries);
  }

  @Test
  default void pages_hold_every_entry_once_while_others_are_added() {
    User user = account().user();
    for (int second = 0; second < 5; second++) {
      append(new Event.UserLoggedOut(user, byNobody(NOW.plusSeconds(second))));
    }
    List<Entry> all = of(user);
    Optional<UserId> subject = Optional.of(user.id());

    List<Entry> first = log().list(subject, Optional.empty(), 2);
    append(new Event.UserDeleted(user, byNobody(NOW.plusSeconds(9))));
    List<Entry> second = log().list(subject, Optional.of(first.getLast().number()), 2);
    List<Entry> third = log().list(subject, Optional.of(second.getLast().number()), 2);

    assertThat(first).containsExactlyElementsOf(all.subList(0, 2));
    assertThat(second).containsExactlyElementsOf(all.subList(2, 4));
    assertThat(third).containsExactlyElementsOf(all.subList(4, 5));
    assertThat(log().list(subject, Optional.of(third.getLast().number()), 2)).isEmpty();
  }

  @Test
  default void pages_hold_every_entry_once_during_concurrent_additions() {
    User user = account().user();
    for (int second = 0; second < 20; second++) {
      append(new Event.UserLoggedOut(user, byNobody(NOW.plusSeconds(second))));
    }
    List<Entry> all = of(user);

    List<List<Entry>> seen =
        Race.among(
            number -> () -> number % 2 == 0 ? pages(Optional.of(user.id()), 3) : addMany(user));

    for (int number = 0; number < Race.CONTENDERS; number += 2) {
      assertThat(seen.get(number))
          .isSortedAccordingTo(Comparator.comparingLong(Entry::number).reversed())
          .filteredOn(all::contains)
          .containsExactlyElementsOf(all);
    }
    assertThat(pages(Optional.of(user.id()), 7)).hasSize(all.size() + 10 * Race.CONTENDERS / 2);
  }

  private List<Entry> addMany(User user) {
    for (int number = 0; number < 10; number++) {
      append(new Event.UserVerified(user, byNobody(NOW)));
    }
    return List.of();
  }

  @Test
  default void the_time_of_an_event_survives_to_the_microsecond() {
    for (Instant at : DELICATE_INSTANTS) {
      User user = account().user();

      log().append(new Event.UserLoggedOut(user, byNobody(at)), at);

      assertThat(of(user)).extracting(Entry::at).containsExactly(at);
    }
  }

  @Test
  default void details_come_back_character_by_character() {
    User user = account().user();
    var fields = new TreeSet<>(LOOK_ALIKES);
    fields.addAll(List.of("e\u0301", "é", " around ", "\"'\\", "{}", "null"));

    append(new Event.UserUpdated(user, fields, byNobody(NOW)));

    assertThat(of(user)).extracting(Entry::details).containsExactly(String.join(", ", fields));
  }

  @Test
  default void entries_remain_when_their_user_is_removed() {
    Account account = stored(storage());
    append(new Event.UserRegistered(account.user(), byNobody(NOW)));
    var own = new EventContext(NOW, ClientInfo.UNKNOWN, Optional.of(account.id()));
    append(new Event.UserLoggedOut(account.user(), own));
    List<Entry> before = of(account.user());

    storage().users().remove(account.id());

    assertThat(of(account.user())).hasSize(2).isEqualTo(before);
  }

  @Test
  default void concurrent_additions_lose_no_entry() {
    User user = account().user();

    List<Boolean> done =
        Race.among(
            number ->
                () -> {
                  append(new Event.UserLoggedOut(user, byNobody(NOW.plusSeconds(number))));
                  return true;
                });

    assertThat(done).hasSize(Race.CONTENDERS);
    assertThat(of(user)).extracting(Entry::number).doesNotHaveDuplicates();
    assertThat(of(user))
        .extracting(Entry::at)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, Race.CONTENDERS).mapToObj(NOW::plusSeconds).toList());
  }

  @Test
  default void additions_delete_old_entries_and_keep_the_rest() {
    User old = account().user();
    User young = account().user();
    Instant keptSince = LONG_AGO.plusSeconds(1);
    append(new Event.UserLoggedOut(old, byNobody(keptSince.minus(MICROSECOND))));
    append(new Event.UserLoggedOut(young, byNobody(keptSince)));
    append(new Event.UserLoggedOut(young, byNobody(NOW)));
    assertThat(of(old)).hasSize(1);

    // Each addition deletes only a few entries, and old entries of other tests may come first.
    for (int added = 0; added < 100 && !of(old).isEmpty(); added++) {
      log().append(new Event.UserVerified(account().user(), byNobody(NOW)), keptSince);
    }

    assertThat(of(old)).isEmpty();
    assertThat(of(young)).extracting(Entry::at).containsExactly(NOW, keptSince);
  }

  private void append(Event event) {
    log().append(event, LONG_AGO);
  }

  private static EventContext byNobody(Instant at) {
    return new EventContext(at, new ClientInfo("192.0.2.7", "Excalibur/1.0"), Optional.empty());
  }

  private List<Entry> of(User user) {
    return log().list(Optional.of(user.id()), Optional.empty(), 100);
  }

  /** Entries of all users. */
  private List<Entry> whole() {
    return pages(Optional.empty(), 1_000);
  }

  /** Reads all pages. */
  private List<Entry> pages(Optional<UserId> subject, int limit) {
    List<Entry> page = log().list(subject, Optional.empty(), limit);
    var entries = new ArrayList<>(page);
    while (page.size() == limit) {
      long last = page.getLast().number();
      page = log().list(subject, Optional.of(last), limit);
      assertThat(page).allMatch(entry -> entry.number() < last);
      entries.addAll(page);
    }
    return entries;
  }
}
