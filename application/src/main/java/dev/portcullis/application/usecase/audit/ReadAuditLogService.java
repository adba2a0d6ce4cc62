package dev.portcullis.application.usecase.audit;

import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.UserReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the audit log and resolves the user ids in it. */
final class ReadAuditLogService implements ReadAuditLog {
  private final EventLog events;
  private final UserRepository users;

  /** Reads {@code events}, which contains only ids; {@code users} has the e-mail addresses. */
  ReadAuditLogService(EventLog events, UserRepository users) {
    this.events = events;
    this.users = users;
  }

  @Override
  public Result read(Command command) {
    Optional<UserId> subject = command.user().flatMap(this::id);
    if (command.user().isPresent() && subject.isEmpty()) {
      return new Result.NotFound();
    }
    List<EventLog.Entry> entries = events.list(subject, Optional.empty(), command.limit().value());
    Map<UserId, Person> known = new HashMap<>();
    return new Result.Lines(entries.stream().map(entry -> line(entry, known)).toList());
  }

  /** The id of a deleted user is still valid here. */
  private Optional<UserId> id(UserReference user) {
    return switch (user) {
      case UserReference.WithId byId -> Optional.of(byId.id());
      case UserReference.WithEmail byEmail ->
          users.findByEmail(byEmail.email()).map(account -> account.user().id());
      case UserReference.Nobody nobody -> Optional.empty();
    };
  }

  private Line line(EventLog.Entry entry, Map<UserId, Person> known) {
    return new Line(
        entry.at(),
        entry.what(),
        entry.subject().map(id -> person(id, known)),
        entry.by().map(id -> person(id, known)),
        entry.client().address(),
        entry.details());
  }

  private Person person(UserId id, Map<UserId, Person> known) {
    return known.computeIfAbsent(
        id,
        one -> new Person(one, users.findById(one).map(Account::user).map(user -> user.email())));
  }
}
