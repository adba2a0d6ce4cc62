package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores with one defect each in the mail outbox. */
final class BrokenOutbox {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private BrokenOutbox() {}

  /** Finds the due mail with one statement and takes it with another, so that two takers get it. */
  static Storage handingOneMailToTwo(Storage whole) {
    var seenByAnother = new ConcurrentLinkedQueue<QueuedMail>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOutbox(whole.outbox()) {
              @Override
              public Optional<QueuedMail> take(Instant now, Duration lease) {
                Optional<QueuedMail> taken = super.take(now, lease);
                taken.ifPresent(seenByAnother::add);
                return taken.or(() -> Optional.ofNullable(seenByAnother.poll()));
              }
            });
  }

  /** Gives a mail to the next taker during its lease. */
  static Storage ignoringTheLease(Storage whole) {
    return leasing(whole, lease -> Duration.ZERO);
  }

  /** Gives a mail to the next taker a microsecond before its lease ends. */
  static Storage endingTheLeaseEarly(Storage whole) {
    return leasing(whole, lease -> lease.minus(MICROSECOND));
  }

  private static Storage leasing(Storage whole, UnaryOperator<Duration> lease) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOutbox(whole.outbox()) {
              @Override
              public Optional<QueuedMail> take(Instant now, Duration asked) {
                return super.take(now, lease.apply(asked));
              }
            });
  }

  /** Removes a mail for a taker whose lease has ended, although another taker has it. */
  static Storage forgettingWhoHasAMail(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOutbox(whole.outbox()) {
              @Override
              public void remove(QueuedMail mail) {
                IntStream.rangeClosed(1, 9)
                    .mapToObj(
                        attempts ->
                            new QueuedMail(
                                mail.kind(),
                                mail.to(),
                                mail.parameters(),
                                mail.requested(),
                                mail.client(),
                                attempts))
                    .forEach(super::remove);
              }
            });
  }

  /** Overwrites the queued mail. */
  static Storage floodingAMailbox(Storage whole) {
    Map<EmailAddress, QueuedMail> waiting = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOutbox(whole.outbox()) {
              @Override
              public void enqueue(QueuedMail mail) {
                Optional.ofNullable(waiting.put(mail.to(), mail)).ifPresent(super::remove);
                super.enqueue(mail);
              }
            });
  }

  /** Drops the parameters of a mail. */
  static Storage droppingParameters(Storage whole) {
    return enqueuing(
        whole, mail -> new QueuedMail(mail.kind(), mail.to(), mail.requested(), mail.client()));
  }

  /** Compares parameter values without regard to letter case. */
  static Storage ignoringTheCaseOfParameters(Storage whole) {
    return enqueuing(
        whole,
        mail ->
            new QueuedMail(
                mail.kind(),
                mail.to(),
                mail.parameters().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            parameter -> parameter.getValue().toLowerCase(Locale.ROOT))),
                mail.requested(),
                mail.client(),
                mail.attempts()));
  }

  private static Storage enqueuing(Storage whole, UnaryOperator<QueuedMail> change) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingOutbox(whole.outbox()) {
              @Override
              public void enqueue(QueuedMail mail) {
                super.enqueue(change.apply(mail));
              }
            });
  }

  /** Treats mails as different if their parameters were given in another order. */
  static Storage comparingParametersInOrder(Storage whole) {
    Map<EmailAddress, Integer> copies = new ConcurrentHashMap<>();
    return enqueuing(
        whole,
        mail ->
            mail.parameters().isEmpty()
                ? mail
                : new QueuedMail(
                    mail.kind(),
                    mail.to(),
                    Map.of("copy", copies.merge(mail.to(), 1, Integer::sum).toString()),
                    mail.requested(),
                    mail.client(),
                    mail.attempts()));
  }
}
