package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All acknowledged writes of several loads, to be compared with a store. */
final class AcknowledgedWrites {
  private static final int PAGE = 100;
  private static final int MAX_EVENTS = 1_000;

  private final List<TrackedUser> people = new ArrayList<>();
  private int acknowledged;

  /** Adds the writes of a load that has ended. */
  void add(WriteLoad writes) {
    people.addAll(writes.users());
    acknowledged += writes.acknowledged();
  }

  /** Returns how many writes were acknowledged, as counted by the loads. */
  int acknowledged() {
    return acknowledged;
  }

  /**
   * Looks for all writes through a healthy server, and returns how many it finds. Fails if one is
   * missing.
   */
  int found(ServerProcess server) {
    List<ProtocolClient> callers = WriteLoad.callers(server);
    List<String> problems = new ArrayList<>();
    int found = 0;
    try {
      for (int i = 0; i < people.size(); i++) {
        TrackedUser person = people.get(i);
        int promised = person.acknowledged();
        Optional<String> problem = person.problem(callers.get(i % callers.size()));
        problem.ifPresent(problems::add);
        found += problem.isEmpty() ? promised : 0;
      }
    } finally {
      callers.forEach(ProtocolClient::close);
    }
    assertThat(problems).isEmpty();
    return found;
  }

  /** Reads the whole store. Every user must be complete, and known to one of the loads. */
  void assertComplete(LaunchOptions launch) {
    var configuration = Configuration.load(launch.settings(), Optional.empty(), launch.folder());
    Set<String> known = new HashSet<>(people.stream().map(TrackedUser::email).toList());
    try (Storage store = Stores.openExisting(configuration)) {
      Optional<UserId> last = Optional.empty();
      List<User> page = store.users().list(last, PAGE);
      while (!page.isEmpty()) {
        for (User user : page) {
          assertThat(known).contains(user.email().value());
          var account = store.users().findById(user.id()).orElseThrow();
          assertThat(account.user()).isEqualTo(user);
          assertThat(account.passwordHash().value()).startsWith("$argon2id$");
          assertThat(store.users().findByEmail(user.email())).contains(account);
          assertEventsOf(account, store);
        }
        page = store.users().list(Optional.of(page.getLast().id()), PAGE);
      }
    }
  }

  /** Every change must have its event, and every event its change. */
  private static void assertEventsOf(Account account, Storage store) {
    List<String> types =
        store.events().list(Optional.of(account.id()), Optional.empty(), MAX_EVENTS).stream()
            .map(EventLog.Entry::what)
            .toList();
    assertThat(types).filteredOn("user.registered"::equals).hasSize(1);
    assertThat((long) Collections.frequency(types, "user.updated")).isEqualTo(account.version());
  }
}
