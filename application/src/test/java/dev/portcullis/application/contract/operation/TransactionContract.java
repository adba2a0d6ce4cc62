package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.audit.Event.UserLoggedOut;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Contract of the transactions of a {@link Storage}. */
public interface TransactionContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  /**
   * Values to store through each port of the core, and an account, a session and a token that exist
   * already.
   */
  record Changes(
      Account added,
      Session opened,
      OneTimeToken token,
      TokenHash secret,
      SealedKey key,
      EmailAddress addressee,
      Account changed,
      Session ended,
      OneTimeToken consumed) {}

  private Changes changes() {
    var before = stored(storage());
    Session ended = opened(storage(), before);
    OneTimeToken consumed = added(storage(), oneTimeToken(before));
    var added = account();
    Session opened = session(added.id());
    return new Changes(
        added,
        opened,
        oneTimeToken(added),
        tokenHash(),
        new SealedKey(text(), text(), NOW, text()),
        email(),
        before.after(newAttribute("title", "king")),
        ended,
        consumed);
  }

  /** Makes a change through every port of the core. */
  private Account make(Changes changes) {
    stored(storage(), changes.added());
    opened(storage(), changes.added(), changes.opened());
    added(storage(), changes.token());
    assertThat(storage().oneTimeTokens().markUsed(changes.secret(), NOW.plusSeconds(60), NOW))
        .isTrue();
    assertThat(storage().signingKeys().addFirst(changes.key())).isTrue();
    storage()
        .outbox()
        .enqueue(
            new QueuedMail(MailKind.VERIFICATION, changes.addressee(), NOW, ClientInfo.UNKNOWN));
    logOut(changes.added());
    assertThat(storage().users().replace(changes.changed(), new SessionRevocation.None()))
        .isEqualTo(Replaced.REPLACED);
    storage().sessions().end(changes.ended().id());
    assertThat(
            storage()
                .oneTimeTokens()
                .consume(changes.consumed().hash(), changes.consumed().purpose(), NOW))
        .isPresent();
    return changes.added();
  }

  private void logOut(Account account) {
    storage()
        .events()
        .append(
            new UserLoggedOut(account.user(), EventContext.anonymous(NOW, ClientInfo.UNKNOWN)),
            Instant.EPOCH);
  }

  private List<EmailAddress> mailsTo(EmailAddress addressee) {
    var mails = new ArrayList<EmailAddress>();
    Optional<QueuedMail> mail = storage().outbox().take(NOW, Duration.ofMinutes(2));
    while (mail.isPresent()) {
      mails.add(mail.get().to());
      mail = storage().outbox().take(NOW, Duration.ofMinutes(2));
    }
    return mails.stream().filter(addressee::equals).toList();
  }

  private void assertMade(Changes changes) {
    Account added = changes.added();
    assertThat(storage().users().findById(added.id())).contains(added);
    assertThat(isOpen(storage(), changes.opened())).isTrue();
    assertThat(found(storage(), changes.token())).contains(new Found(changes.token(), false));
    assertThat(storage().signingKeys().list(changes.key().algorithm()))
        .containsExactly(changes.key());
    assertThat(storage().events().list(Optional.of(added.id()), Optional.empty(), 9)).hasSize(1);
    assertThat(storage().users().findById(changes.changed().id())).contains(changes.changed());
    assertThat(isOpen(storage(), changes.ended())).isFalse();
    assertThat(found(storage(), changes.consumed())).contains(new Found(changes.consumed(), true));
  }

  private void assertNotMade(Changes changes) {
    Account added = changes.added();
    assertThat(storage().users().findById(added.id())).isEmpty();
    assertThat(storage().users().findByEmail(added.user().email())).isEmpty();
    assertThat(isOpen(storage(), changes.opened())).isFalse();
    assertThat(found(storage(), changes.token())).isEmpty();
    assertThat(storage().signingKeys().list(changes.key().algorithm())).isEmpty();
    assertThat(mailsTo(changes.addressee())).isEmpty();
    assertThat(storage().events().list(Optional.of(added.id()), Optional.empty(), 9)).isEmpty();
    assertThat(storage().users().findById(changes.changed().id()))
        .map(Account::version)
        .contains(changes.changed().version() - 1);
    assertThat(isOpen(storage(), changes.ended())).isTrue();
    assertThat(found(storage(), changes.consumed())).contains(new Found(changes.consumed(), false));
    assertThat(storage().oneTimeTokens().markUsed(changes.secret(), NOW.plusSeconds(60), NOW))
        .isTrue();
  }

  @Test
  default void all_changes_of_a_transaction_are_visible_after_it() {
    Changes changes = changes();

    Account returned = storage().inTransaction(() -> make(changes));

    assertThat(returned).isSameAs(changes.added());
    assertMade(changes);
    assertThat(mailsTo(changes.addressee())).hasSize(1);
    assertThat(storage().oneTimeTokens().markUsed(changes.secret(), NOW.plusSeconds(60), NOW))
        .isFalse();
  }

  @Test
  default void an_exception_undoes_every_change_and_is_rethrown() {
    for (Throwable thrown : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      Changes changes = changes();

      Throwable caught =
          catchThrowable(
              () ->
                  storage()
                      .inTransaction(
                          () -> {
                            make(changes);
                            throw thrown(thrown);
                          }));

      assertThat(caught).isSameAs(thrown);
      assertNotMade(changes);
      storage().inTransaction(() -> make(again(changes)));
    }
  }

  private static RuntimeException thrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  /**
   * Copies the values with a new secret, because {@code assertNotMade} has marked the old one as
   * used.
   */
  private static Changes again(Changes undone) {
    return new Changes(
        undone.added(),
        undone.opened(),
        undone.token(),
        tokenHash(),
        undone.key(),
        undone.addressee(),
        undone.changed(),
        undone.ended(),
        undone.consumed());
  }

  @Test
  default void reads_in_a_transaction_see_its_own_changes() {
    Changes changes = changes();

    storage()
        .inTransaction(
            () -> {
              make(changes);
              assertMade(changes);
              storage().users().remove(changes.added().id());
              assertThat(storage().users().findById(changes.added().id())).isEmpty();
              return stored(storage(), changes.added());
            });

    assertThat(storage().users().findById(changes.added().id())).contains(changes.added());
    assertThat(isOpen(storage(), changes.opened())).isFalse();
  }

  @Test
  default void a_nested_transaction_is_undone_with_the_outer_one() {
    var first = account();
    var inner = account();

    Throwable caught =
        catchThrowable(
            () ->
                storage()
                    .inTransaction(
                        () -> {
                          stored(storage(), first);
                          storage().inTransaction(() -> stored(storage(), inner));
                          assertThat(storage().users().findById(inner.id())).contains(inner);
                          throw new IllegalStateException("the outer work fails");
                        }));

    assertThat(caught).hasMessage("the outer work fails");
    assertThat(storage().users().findById(first.id())).isEmpty();
    assertThat(storage().users().findById(inner.id())).isEmpty();
  }

  @Test
  default void an_exception_in_a_nested_transaction_undoes_both() {
    var first = account();
    var inner = account();
    var failure = new IllegalStateException("the inner work fails");

    Throwable caught =
        catchThrowable(
            () ->
                storage()
                    .inTransaction(
                        () -> {
                          stored(storage(), first);
                          return storage()
                              .inTransaction(
                                  () -> {
                                    stored(storage(), inner);
                                    throw failure;
                                  });
                        }));

    assertThat(caught).isSameAs(failure);
    assertThat(storage().users().findById(first.id())).isEmpty();
    assertThat(storage().users().findById(inner.id())).isEmpty();
  }

  @Test
  default void a_refused_change_has_no_effect_and_its_transaction_goes_on() {
    var owner = stored(storage());
    var mover = stored(storage());
    var later = account();

    Replaced refused =
        storage()
            .inTransaction(
                () -> {
                  Account moved = mover.after(newEmail(owner.user().email()));
                  Replaced outcome = storage().users().replace(moved, new SessionRevocation.All());
                  storage().users().add(account(owner.user().email()));
                  stored(storage(), later);
                  return outcome;
                });

    assertThat(refused).isEqualTo(Replaced.EMAIL_TAKEN);
    assertThat(storage().users().findById(mover.id())).contains(mover);
    assertThat(storage().users().findById(later.id())).contains(later);
  }

  @Test
  default void other_threads_see_all_of_a_transaction_or_nothing() {
    for (int round = 0; round < 5; round++) {
      var first = account();
      var last = account();
      List<Callable<Boolean>> writerAndReaders = new ArrayList<>();
      writerAndReaders.add(
          () ->
              storage()
                  .inTransaction(
                      () -> {
                        stored(storage(), first);
                        return stored(storage(), last).equals(last);
                      }));
      for (int reader = 0; reader < 3; reader++) {
        writerAndReaders.add(() -> isLastThereOnceFirstIs(first, last));
      }

      assertThat(Race.among(writerAndReaders)).containsOnly(true);
    }
  }

  private boolean isLastThereOnceFirstIs(Account first, Account last) {
    while (storage().users().findById(first.id()).isEmpty()) {
      Thread.onSpinWait();
    }
    return storage().users().findById(last.id()).isPresent();
  }

  @Test
  default void concurrent_transactions_that_change_one_account_lose_no_update() {
    var account = stored(storage());

    List<Boolean> outcomes =
        Race.among(
            number ->
                () -> {
                  while (!storage().inTransaction(() -> isChanged(account, number))) {
                    Thread.onSpinWait();
                  }
                  return true;
                });

    assertThat(outcomes).containsOnly(true);
    Account now = storage().users().findById(account.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(account.version() + Race.CONTENDERS);
    assertThat(now.user().attributes().values()).hasSize(Race.CONTENDERS);
    assertThat(storage().events().list(Optional.of(account.id()), Optional.empty(), 99))
        .hasSize(Race.CONTENDERS);
  }

  private boolean isChanged(Account account, int number) {
    Account now = storage().users().findById(account.id()).orElseThrow();
    Account changed = now.after(newAttribute("knight" + number, number));
    if (storage().users().replace(changed, new SessionRevocation.None()) != Replaced.REPLACED) {
      return false;
    }
    logOut(changed);
    return true;
  }

  @Test
  default void of_concurrent_transactions_that_replace_one_version_exactly_one_takes_effect() {
    var account = stored(storage());

    List<Optional<Account>> outcomes =
        Race.among(
            number ->
                () ->
                    storage()
                        .inTransaction(
                            () -> {
                              var companion = account();
                              Account changed = account.after(newPassword());
                              return storage().users().replace(changed, new SessionRevocation.All())
                                      == Replaced.REPLACED
                                  ? Optional.of(stored(storage(), companion))
                                  : Optional.<Account>empty();
                            }));

    List<Account> companions = outcomes.stream().flatMap(Optional::stream).toList();
    assertThat(companions).hasSize(1);
    assertThat(storage().users().findById(companions.getFirst().id()))
        .contains(companions.getFirst());
  }
}
