package dev.portcullis.application.usecase.audit;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Limit;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Line;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Person;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Result.Lines;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Result.NotFound;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.account.UserReference.Nobody;
import dev.portcullis.domain.account.UserReference.WithEmail;
import dev.portcullis.domain.account.UserReference.WithId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAuditLogServiceTest {
  private static final Limit MANY = new Limit(100);

  private final TestApplication portcullis = new TestApplication();
  private final Account arthur = portcullis.user(ARTHUR);
  private final Account lancelot = portcullis.user(LANCELOT);

  private EventContext occasion(Optional<UserId> by) {
    return new EventContext(portcullis.clock.instant(), new ClientInfo("203.0.113.7", "curl"), by);
  }

  private void tell(Event event) {
    portcullis.storage.events().append(event, Instant.EPOCH);
  }

  private ReadAuditLog.Result read(Optional<UserReference> user, Limit limit) {
    return portcullis
        .useCases()
        .audit()
        .readAuditLog()
        .read(new ReadAuditLog.Command(Administrator.operator(), user, limit));
  }

  private static Optional<Person> person(Account account) {
    return Optional.of(new Person(account.id(), Optional.of(account.user().email())));
  }

  @Test
  void entries_are_listed_newest_first_with_the_address_of_every_user() {
    tell(new Event.UserRegistered(lancelot.user(), occasion(Optional.empty())));
    var fields = new TreeSet<>(List.of("is_active"));
    tell(new Event.UserUpdated(lancelot.user(), fields, occasion(Optional.of(arthur.id()))));

    Instant now = portcullis.clock.instant();
    assertThat(read(Optional.empty(), MANY))
        .isEqualTo(
            new Lines(
                List.of(
                    new Line(
                        now,
                        "user.updated",
                        person(lancelot),
                        person(arthur),
                        "203.0.113.7",
                        "is_active"),
                    new Line(
                        now,
                        "user.registered",
                        person(lancelot),
                        Optional.empty(),
                        "203.0.113.7",
                        ""))));
  }

  @Test
  void at_most_as_many_entries_are_read_as_requested() {
    tell(new Event.UserRegistered(arthur.user(), occasion(Optional.empty())));
    tell(new Event.UserRegistered(lancelot.user(), occasion(Optional.empty())));

    assertThat(subjects(read(Optional.empty(), new Limit(1)))).containsExactly(person(lancelot));
  }

  @Test
  void the_entries_of_one_user_can_be_read() {
    tell(new Event.UserRegistered(arthur.user(), occasion(Optional.empty())));
    tell(new Event.UserRegistered(lancelot.user(), occasion(Optional.empty())));

    assertThat(subjects(read(Optional.of(new WithEmail(ARTHUR)), MANY)))
        .containsExactly(person(arthur));
    assertThat(subjects(read(Optional.of(new WithId(arthur.id())), MANY)))
        .containsExactly(person(arthur));
  }

  @Test
  void a_deleted_user_is_found_by_id_and_shown_without_an_address() {
    tell(new Event.UserDeleted(arthur.user(), occasion(Optional.empty())));
    portcullis.users.remove(arthur.id());

    assertThat(subjects(read(Optional.of(new WithId(arthur.id())), MANY)))
        .containsExactly(Optional.of(new Person(arthur.id(), Optional.empty())));
    assertThat(read(Optional.of(new WithEmail(ARTHUR)), MANY)).isEqualTo(new NotFound());
    assertThat(read(Optional.of(new Nobody()), MANY)).isEqualTo(new NotFound());
  }

  private static List<Optional<Person>> subjects(ReadAuditLog.Result result) {
    assertThat(result).isInstanceOf(Lines.class);
    return ((Lines) result).lines().stream().map(Line::subject).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void a_limit_is_from_1_to_10_000(int limit) {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Limit(limit));
    assertThat(new Limit(10_000).value()).isEqualTo(10_000);
  }
}
