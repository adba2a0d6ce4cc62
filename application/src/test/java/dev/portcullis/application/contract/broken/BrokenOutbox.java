package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Stores whose letters are wrong, in one respect each. */
final class BrokenOutbox {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private BrokenOutbox() {}

  /** Looks which letter is due by one statement and takes it by another, so that two get it. */
  static Storage handingOneLetterToTwo(Storage whole) {
    var seenByAnother = new ConcurrentLinkedQueue<QueuedMail>();
    return Parts.of(whole)
        .with(
            new WholeOutbox(whole.outbox()) {
              @Override
              public Optional<QueuedMail> take(Instant now, Duration lease) {
                Optional<QueuedMail> taken = super.take(now, lease);
                taken.ifPresent(seenByAnother::add);
                return taken.or(() -> Optional.ofNullable(seenByAnother.poll()));
              }
            });
  }

  /** Gives a letter to the next who asks, though it is being written. */
  static Storage ignoringTheLease(Storage whole) {
    return leasing(whole, lease -> Duration.ZERO);
  }

  /** Gives a letter to the next a microsecond before its lease is over. */
  static Storage endingTheLeaseEarly(Storage whole) {
    return leasing(whole, lease -> lease.minus(MICROSECOND));
  }

  private static Storage leasing(Storage whole, UnaryOperator<Duration> lease) {
    return Parts.of(whole)
        .with(
            new WholeOutbox(whole.outbox()) {
              @Override
              public Optional<QueuedMail> take(Instant now, Duration asked) {
                return super.take(now, lease.apply(asked));
              }
            });
  }

  /** Takes a letter out for whoever had it, though another has it now. */
  static Storage forgettingWhoHasALetter(Storage whole) {
    return Parts.of(whole)
        .with(
            new WholeOutbox(whole.outbox()) {
              @Override
              public void remove(QueuedMail letter) {
                IntStream.rangeClosed(1, 9)
                    .mapToObj(
                        attempts ->
                            new QueuedMail(
                                letter.purpose(),
                                letter.to(),
                                letter.requested(),
                                letter.client(),
                                attempts))
                    .forEach(super::remove);
              }
            });
  }

  /** Puts a letter over the one that waits. */
  static Storage floodingAMailbox(Storage whole) {
    Map<EmailAddress, QueuedMail> waiting = new ConcurrentHashMap<>();
    return Parts.of(whole)
        .with(
            new WholeOutbox(whole.outbox()) {
              @Override
              public void post(
                  TokenPurpose purpose, EmailAddress to, ClientInfo client, Instant now) {
                var letter = new QueuedMail(purpose, to, now, client, 0);
                Optional.ofNullable(waiting.put(to, letter)).ifPresent(super::remove);
                super.post(purpose, to, client, now);
              }
            });
  }
}
