package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.importing.UserSource.ForeignUser;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports users. Not thread-safe. */
final class ImportedUsers {
  private final UserRepository users;
  private final UserSchema schema;
  private final PasswordHasher hasher;

  /** The users who would have been imported so far, in a dry run. */
  private final Set<UserId> ids = new HashSet<>();

  private final Set<EmailAddress> emails = new HashSet<>();
  private long unreadablePasswords;

  ImportedUsers(UserRepository users, UserSchema schema, PasswordHasher hasher) {
    this.users = users;
    this.schema = schema;
    this.hasher = hasher;
  }

  ImportOutcome bring(ForeignUser row, boolean dryRun) {
    Optional<UUID> id = ForeignIds.uuid(row.id());
    if (id.isEmpty()) {
      return new ImportOutcome.Skipped("its id is no UUID");
    }
    try {
      return bring(account(new UserId(id.get()), row), dryRun);
    } catch (InvalidInput refused) {
      return new ImportOutcome.Skipped("its %s %s".formatted(refused.field(), refused.rule()));
    }
  }

  private Account account(UserId id, ForeignUser row) {
    var user =
        new User(
            id,
            new EmailAddress(row.email()),
            row.active(),
            row.superuser(),
            row.verified(),
            schema.withDefaults(attributes(row)));
    return Account.open(user, new PasswordHash(row.passwordHash()));
  }

  /** The columns for which the installation has a field. */
  private Attributes attributes(ForeignUser row) {
    var values = new HashMap<String, @Nullable Object>(row.others());
    values.keySet().retainAll(schema.names());
    return Attributes.of(values);
  }

  private ImportOutcome bring(Account account, boolean dryRun) {
    if (users.findById(account.id()).isPresent()) {
      return new ImportOutcome.Present();
    }
    boolean isFree = dryRun ? isFree(account) : isAdded(account);
    if (!isFree) {
      return new ImportOutcome.Skipped("its e-mail address belongs to another user");
    }
    if (!hasher.isReadable(account.passwordHash())) {
      unreadablePasswords++;
    }
    return new ImportOutcome.Imported();
  }

  private boolean isAdded(Account account) {
    return switch (users.add(account)) {
      case ADDED -> true;
      case EMAIL_TAKEN -> false;
    };
  }

  private boolean isFree(Account account) {
    EmailAddress email = account.user().email();
    boolean free = users.findByEmail(email).isEmpty() && emails.add(email);
    if (free) {
      ids.add(account.id());
    }
    return free;
  }

  /** Returns whether a dry run would have imported the user by now. */
  boolean wouldBring(UserId id) {
    return ids.contains(id);
  }

  long unreadablePasswords() {
    return unreadablePasswords;
  }
}
