package dev.portcullis.application.contract.emaillink;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.LOOK_ALIKES;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of an {@link Outbox}. */
public interface OutboxContract {
  /** Time for which a taken mail is reserved for its taker. */
  Duration LEASE = Duration.ofMinutes(2);

  /** Open store; the same instance throughout a test. */
  Storage storage();

  private Outbox outbox() {
    return storage().outbox();
  }

  @Test
  default void a_mail_comes_back_with_every_field() {
    for (MailKind kind : MailKind.values()) {
      var to = new EmailAddress("übung.𝛂." + text() + "@bücher.例え");
      var client = new ClientInfo("2001:db8::7", "Excalibur/1.0 (Ävalon; \uD83D\uDDE1)");

      outbox().enqueue(new QueuedMail(kind, to, NOW, client));

      assertThat(taken(NOW, to))
          .containsExactly(new QueuedMail(kind, to, Map.of(), NOW, client, 1));
    }
  }

  @Test
  default void parameters_come_back_character_by_character() {
    EmailAddress to = email();
    var parameters =
        Map.of(
            "title", "Sir",
            "empty", "",
            "number", "007",
            "truth", "true",
            "nothing", "null",
            "a \"name\": with {marks}", "\"Ävalon\", \\ \uD83D\uDDE1 \n");

    outbox().enqueue(mail(to, parameters));

    QueuedMail mail = takenOne(NOW, to);
    assertThat(mail.parameters()).isEqualTo(parameters);
    outbox().remove(mail);
    assertThat(taken(NOW.plus(LEASE), to)).isEmpty();
  }

  @Test
  default void mails_with_equal_parameters_in_any_order_are_queued_once() {
    EmailAddress to = email();
    var parameters = new LinkedHashMap<String, String>();
    var reversed = new LinkedHashMap<String, String>();
    for (int number = 0; number < 20; number++) {
      parameters.put("parameter-" + number, "value");
      reversed.put("parameter-" + (19 - number), "value");
    }

    outbox().enqueue(mail(to, parameters));
    outbox().enqueue(mail(to, reversed));

    assertThat(taken(NOW, to)).hasSize(1);
  }

  @Test
  default void mails_with_different_parameters_are_queued_and_removed_separately() {
    EmailAddress to = email();
    List<Map<String, String>> different =
        List.of(
            Map.of(),
            Map.of("title", "Sir"),
            Map.of("title", "sir"),
            Map.of("Title", "Sir"),
            Map.of("title", "Sir", "name", ""),
            Map.of("title", "Sir,name="),
            Map.of("title", "Dame"));
    different.forEach(parameters -> outbox().enqueue(mail(to, parameters)));

    List<QueuedMail> mails = taken(NOW, to);

    assertThat(mails)
        .extracting(QueuedMail::parameters)
        .containsExactlyInAnyOrderElementsOf(different);
    QueuedMail last = mails.getLast();
    mails.stream().filter(mail -> !mail.equals(last)).forEach(outbox()::remove);
    assertThat(taken(NOW.plus(LEASE), to))
        .singleElement()
        .satisfies(mail -> assertThat(mail.parameters()).isEqualTo(last.parameters()));
  }

  private static QueuedMail mail(EmailAddress to, Map<String, String> parameters) {
    return new QueuedMail(MailKind.PASSWORD_RESET, to, parameters, NOW, ClientInfo.UNKNOWN, 0);
  }

  @Test
  default void the_largest_client_info_and_address_come_back() {
    var client = new ClientInfo("a".repeat(64), "\uD83D\uDDE1".repeat(256));
    String domain = text() + "." + ("d".repeat(63) + ".").repeat(2) + "d".repeat(25) + ".ex";
    var to = new EmailAddress("l".repeat(64) + "@" + domain);

    outbox().enqueue(new QueuedMail(MailKind.PASSWORD_RESET, to, NOW, client));

    assertThat(taken(NOW, to))
        .containsExactly(new QueuedMail(MailKind.PASSWORD_RESET, to, Map.of(), NOW, client, 1));
  }

  @Test
  default void the_addressee_need_not_be_a_user() {
    EmailAddress user = stored(storage()).user().email();
    EmailAddress nobody = email();
    post(MailKind.PASSWORD_RESET, user, NOW);
    post(MailKind.PASSWORD_RESET, nobody, NOW);

    assertThat(taken(NOW, user, nobody)).extracting(QueuedMail::to).contains(user, nobody);
  }

  @Test
  default void a_mail_of_the_same_kind_as_a_queued_one_changes_nothing() {
    EmailAddress to = email();
    var first = new ClientInfo("192.0.2.7", "first");
    outbox().enqueue(new QueuedMail(MailKind.PASSWORD_RESET, to, NOW, first));

    var second = new ClientInfo("192.0.2.8", "second");
    outbox().enqueue(new QueuedMail(MailKind.PASSWORD_RESET, to, NOW.minusSeconds(9), second));
    post(MailKind.PASSWORD_RESET, to, NOW.plusSeconds(9));

    assertThat(taken(NOW.minus(MICROSECOND), to)).isEmpty();
    assertThat(taken(NOW.plusSeconds(9), to))
        .containsExactly(new QueuedMail(MailKind.PASSWORD_RESET, to, Map.of(), NOW, first, 1));
  }

  @Test
  default void a_mail_of_the_same_kind_as_a_leased_one_changes_nothing() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    QueuedMail mail = takenOne(NOW, to);

    post(MailKind.PASSWORD_RESET, to, NOW.plusSeconds(1));

    assertThat(taken(NOW.plusSeconds(1), to)).isEmpty();
    outbox().remove(mail);
    assertThat(taken(NOW.plus(LEASE), to)).isEmpty();
  }

  @Test
  default void mails_to_look_alike_addresses_are_queued_separately() {
    String tail = text() + "@camelot.example";
    List<EmailAddress> users =
        LOOK_ALIKES.stream().map(local -> new EmailAddress(local + tail)).toList();
    users.forEach(person -> post(MailKind.PASSWORD_RESET, person, NOW));

    List<QueuedMail> mails = taken(NOW, users.toArray(EmailAddress[]::new));

    assertThat(mails).extracting(QueuedMail::to).containsExactlyInAnyOrderElementsOf(users);
    mails.forEach(outbox()::remove);
    assertThat(taken(NOW.plus(LEASE), users.toArray(EmailAddress[]::new))).isEmpty();
  }

  @Test
  default void mails_of_other_kinds_and_to_other_addresses_are_queued_separately() {
    EmailAddress to = email();
    EmailAddress other = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    post(MailKind.VERIFICATION, to, NOW);
    post(MailKind.PASSWORD_RESET, other, NOW);

    assertThat(taken(NOW, to, other))
        .containsExactlyInAnyOrder(
            mail(MailKind.PASSWORD_RESET, to, 1),
            mail(MailKind.VERIFICATION, to, 1),
            mail(MailKind.PASSWORD_RESET, other, 1));
  }

  @Test
  default void of_concurrent_additions_of_one_mail_one_is_queued() {
    EmailAddress to = email();

    List<Boolean> done =
        Race.among(
            number ->
                () -> {
                  post(MailKind.PASSWORD_RESET, to, NOW);
                  return true;
                });

    assertThat(done).hasSize(Race.CONTENDERS);
    assertThat(taken(NOW, to)).containsExactly(mail(MailKind.PASSWORD_RESET, to, 1));
  }

  @Test
  default void a_mail_is_due_from_the_instant_of_its_request_on() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);

    assertThat(taken(NOW.minus(MICROSECOND), to)).isEmpty();
    assertThat(taken(NOW, to)).hasSize(1);
  }

  @Test
  default void the_request_time_of_a_mail_survives_to_the_microsecond() {
    // Skips the last instant, because a lease that starts then has no end. Starts with the latest,
    // so that mails of other tests are no longer due afterwards.
    for (Instant requested : DELICATE_INSTANTS.reversed().stream().skip(1).toList()) {
      EmailAddress to = email();

      post(MailKind.PASSWORD_RESET, to, requested);

      assertThat(taken(requested.minus(MICROSECOND), to)).isEmpty();
      QueuedMail mail = takenOne(requested, to);
      assertThat(mail)
          .isEqualTo(
              new QueuedMail(
                  MailKind.PASSWORD_RESET, to, Map.of(), requested, ClientInfo.UNKNOWN, 1));
      outbox().remove(mail);
    }
  }

  @Test
  default void a_mail_is_not_taken_again_before_its_lease_ends() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);

    assertThat(taken(NOW, to)).containsExactly(mail(MailKind.PASSWORD_RESET, to, 1));
    assertThat(taken(NOW.plus(LEASE).minus(MICROSECOND), to)).isEmpty();
    assertThat(taken(NOW.plus(LEASE), to)).containsExactly(mail(MailKind.PASSWORD_RESET, to, 2));
    assertThat(taken(NOW.plus(LEASE), to)).isEmpty();
    assertThat(taken(NOW.plus(LEASE).plus(LEASE), to))
        .containsExactly(mail(MailKind.PASSWORD_RESET, to, 3));
  }

  @Test
  default void the_mail_that_has_been_due_for_longest_is_taken_first() {
    List<EmailAddress> users = IntStream.range(0, 5).mapToObj(number -> email()).toList();
    for (int number : new int[] {3, 0, 4, 2, 1}) {
      post(MailKind.PASSWORD_RESET, users.get(number), NOW.plusSeconds(number));
    }

    List<QueuedMail> mails = taken(NOW.plusSeconds(3), users.toArray(EmailAddress[]::new));

    assertThat(mails).extracting(QueuedMail::to).containsExactlyElementsOf(users.subList(0, 4));
  }

  @Test
  default void a_postponed_mail_is_not_taken_until_it_is_due() {
    EmailAddress to = email();
    EmailAddress other = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    QueuedMail mail = takenOne(NOW, to);
    post(MailKind.PASSWORD_RESET, other, NOW.plusSeconds(1));

    outbox().postpone(mail, NOW.plusSeconds(2));

    assertThat(taken(NOW.plusSeconds(2).minus(MICROSECOND), to)).isEmpty();
    outbox().postpone(mail, NOW);
    assertThat(taken(NOW.plusSeconds(2).plus(LEASE), to, other))
        .extracting(QueuedMail::to)
        .startsWith(to, other);
  }

  @Test
  default void a_mail_may_be_postponed_to_before_or_after_the_end_of_its_lease() {
    EmailAddress sooner = email();
    EmailAddress later = email();
    post(MailKind.PASSWORD_RESET, sooner, NOW);
    post(MailKind.PASSWORD_RESET, later, NOW);
    Instant muchLater = NOW.plus(LEASE.multipliedBy(9));

    for (QueuedMail mail : taken(NOW, sooner, later)) {
      outbox().postpone(mail, mail.to().equals(sooner) ? NOW.plusSeconds(1) : muchLater);
    }

    assertThat(taken(NOW.plusSeconds(1), sooner, later))
        .containsExactly(mail(MailKind.PASSWORD_RESET, sooner, 2));
    assertThat(taken(muchLater.minus(MICROSECOND), later)).isEmpty();
    assertThat(taken(muchLater, later)).hasSize(1);
  }

  @Test
  default void after_the_removal_of_a_mail_another_one_can_be_queued() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    post(MailKind.VERIFICATION, to, NOW);
    List<QueuedMail> mails = taken(NOW, to);
    QueuedMail reset = mails.get(mails.getFirst().kind() == MailKind.PASSWORD_RESET ? 0 : 1);

    outbox().remove(reset);

    assertThat(taken(NOW.plus(LEASE), to)).containsExactly(mail(MailKind.VERIFICATION, to, 2));
    Instant later = NOW.plusSeconds(1);
    post(MailKind.PASSWORD_RESET, to, later);
    assertThat(taken(later, to))
        .containsExactly(
            new QueuedMail(MailKind.PASSWORD_RESET, to, Map.of(), later, ClientInfo.UNKNOWN, 1));
  }

  @Test
  default void a_taker_whose_lease_has_ended_can_neither_remove_nor_postpone_the_mail() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    QueuedMail late = takenOne(NOW, to);
    Instant second = NOW.plus(LEASE);
    assertThat(taken(second, to)).hasSize(1);

    outbox().remove(late);
    outbox().postpone(late, NOW);

    assertThat(taken(second.plus(LEASE).minus(MICROSECOND), to)).isEmpty();
    assertThat(taken(second.plus(LEASE), to)).containsExactly(mail(MailKind.PASSWORD_RESET, to, 3));
  }

  @Test
  default void a_taker_of_a_removed_mail_does_not_affect_the_next_mail() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    QueuedMail late = takenOne(NOW, to);
    outbox().remove(late);
    Instant later = NOW.plusSeconds(1);
    post(MailKind.PASSWORD_RESET, to, later);
    var successor =
        new QueuedMail(MailKind.PASSWORD_RESET, to, Map.of(), later, ClientInfo.UNKNOWN, 1);
    assertThat(taken(later, to)).containsExactly(successor);

    outbox().remove(late);
    outbox().postpone(late, NOW);

    assertThat(taken(later.plus(LEASE).minus(MICROSECOND), to)).isEmpty();
    assertThat(taken(later.plus(LEASE), to))
        .containsExactly(
            new QueuedMail(MailKind.PASSWORD_RESET, to, Map.of(), later, ClientInfo.UNKNOWN, 2));
  }

  @Test
  default void removing_or_postponing_a_removed_mail_changes_nothing() {
    EmailAddress to = email();
    post(MailKind.PASSWORD_RESET, to, NOW);
    QueuedMail mail = takenOne(NOW, to);
    outbox().remove(mail);

    outbox().remove(mail);
    outbox().postpone(mail, NOW);

    assertThat(taken(NOW.plus(LEASE), to)).isEmpty();
  }

  @Test
  default void of_concurrent_takers_exactly_one_gets_the_mail() {
    for (int round = 0; round < 5; round++) {
      EmailAddress to = email();
      post(MailKind.PASSWORD_RESET, to, NOW);

      List<List<QueuedMail>> taken = Race.among(number -> () -> taken(NOW, to));

      assertThat(taken.stream().flatMap(List::stream))
          .containsExactly(mail(MailKind.PASSWORD_RESET, to, 1));
    }
  }

  @Test
  default void of_many_mails_and_concurrent_takers_each_mail_is_given_to_one() {
    List<EmailAddress> users =
        IntStream.range(0, 3 * Race.CONTENDERS).mapToObj(number -> email()).toList();
    users.forEach(person -> post(MailKind.PASSWORD_RESET, person, NOW));

    List<List<QueuedMail>> taken =
        Race.among(number -> () -> taken(NOW, users.toArray(EmailAddress[]::new)));

    assertThat(taken.stream().flatMap(List::stream).map(QueuedMail::to))
        .containsExactlyInAnyOrderElementsOf(users);
  }

  private void post(MailKind kind, EmailAddress to, Instant now) {
    outbox().enqueue(new QueuedMail(kind, to, now, ClientInfo.UNKNOWN));
  }

  private static QueuedMail mail(MailKind kind, EmailAddress to, int attempts) {
    return new QueuedMail(kind, to, Map.of(), NOW, ClientInfo.UNKNOWN, attempts);
  }

  private QueuedMail takenOne(Instant now, EmailAddress to) {
    return taken(now, to).getFirst();
  }

  /** Takes all due mails in order and returns those to {@code addressees}. */
  private List<QueuedMail> taken(Instant now, EmailAddress... addressees) {
    var ours = Set.of(addressees);
    var all = new HashSet<QueuedMail>();
    var mails = new ArrayList<QueuedMail>();
    Optional<QueuedMail> next = outbox().take(now, LEASE);
    while (next.isPresent()) {
      QueuedMail mail = next.get();
      assertThat(all.add(first(mail))).as("%s is taken once", mail).isTrue();
      if (ours.contains(mail.to())) {
        mails.add(mail);
      }
      next = outbox().take(now, LEASE);
    }
    return mails;
  }

  /** The mail as taken for the first time. */
  private static QueuedMail first(QueuedMail mail) {
    return new QueuedMail(
        mail.kind(), mail.to(), mail.parameters(), mail.requested(), mail.client(), 1);
  }
}
