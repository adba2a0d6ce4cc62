package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Stores that treat different e-mail addresses as equal, as databases do by default. */
final class BrokenEmailIdentity {
  private BrokenEmailIdentity() {}

  /** Compares with a collation that sees only base letters. */
  static Storage comparedByCollation(Storage whole) {
    Collator collator = Collator.getInstance(Locale.ROOT);
    collator.setStrength(Collator.PRIMARY);
    collator.setDecomposition(Collator.FULL_DECOMPOSITION);
    return compared(whole, collator::getCollationKey);
  }

  /** Compares in upper case. */
  static Storage comparedInUpperCase(Storage whole) {
    return compared(whole, text -> text.toUpperCase(Locale.ROOT));
  }

  /** Compares in compatibility form, which folds width, ligatures and the like. */
  static Storage comparedInCompatibilityForm(Storage whole) {
    return compared(whole, text -> Normalizer.normalize(text, Normalizer.Form.NFKC));
  }

  /** Compares as a pattern in which {@code _} and {@code %} are wildcards. */
  static Storage comparedAsPattern(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Optional<Account> findByEmail(EmailAddress email) {
                String pattern =
                    "\\Q" + email.value().replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q") + "\\E";
                return list(Optional.empty(), Integer.MAX_VALUE).stream()
                    .filter(user -> user.email().value().matches(pattern))
                    .findFirst()
                    .flatMap(user -> findById(user.id()));
              }
            });
  }

  /** Stores composed letters and looks for decomposed ones. */
  static Storage lookedForInAnotherForm(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Optional<Account> findByEmail(EmailAddress email) {
                boolean isSame = Normalizer.isNormalized(email.value(), Normalizer.Form.NFD);
                return isSame ? super.findByEmail(email) : Optional.empty();
              }
            });
  }

  private static <K> Storage compared(Storage whole, Function<String, K> key) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                return isTaken(account) ? Added.EMAIL_TAKEN : super.add(account);
              }

              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                return isTaken(changed) ? Replaced.EMAIL_TAKEN : super.replace(changed, ending);
              }

              private boolean isTaken(Account account) {
                return owner(account.user().email())
                    .filter(owner -> !owner.id().equals(account.id()))
                    .isPresent();
              }

              @Override
              public Optional<Account> findByEmail(EmailAddress email) {
                return owner(email).flatMap(user -> findById(user.id()));
              }

              private Optional<User> owner(EmailAddress email) {
                K wanted = key.apply(email.value());
                return list(Optional.empty(), Integer.MAX_VALUE).stream()
                    .filter(user -> key.apply(user.email().value()).equals(wanted))
                    .findFirst();
              }
            });
  }
}
