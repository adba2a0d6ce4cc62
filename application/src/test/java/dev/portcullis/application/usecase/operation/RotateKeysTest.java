package dev.portcullis.application.usecase.operation;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.ListKeys;
import dev.portcullis.application.port.in.operation.MaintainKeys;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.in.operation.RotateKeys.Mode;
import dev.portcullis.application.port.in.operation.RotateKeys.PublicationTime;
import dev.portcullis.application.port.in.operation.RotateKeys.Result;
import dev.portcullis.application.port.in.operation.RotateMasterKey;
import dev.portcullis.application.port.in.operation.SigningKeyDescription;
import dev.portcullis.application.port.in.operation.SigningKeyDescription.State;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.Administrator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replacing, listing and removing signing keys. */
class RotateKeysTest {
  private static final Duration PUBLISHED = PublicationTime.DEFAULT.value();
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Mode OVERLAP = new Mode.Overlap(PublicationTime.DEFAULT);

  private final TestApplication portcullis = new TestApplication();
  private final SigningKeySchedule schedule = portcullis.storage.signingKeySchedule().orElseThrow();
  private final OperationUseCases operation = portcullis.useCases().operation();

  @BeforeEach
  void start_a_node() {
    portcullis
        .storage
        .signingKeys()
        .addFirst(portcullis.keyFactory.generate(NOW, Optional.empty()));
    maintain(LONGEST);
  }

  private Result rotate(Mode mode) {
    return operation.rotateKeys().rotate(new RotateKeys.Command(Administrator.operator(), mode));
  }

  private void maintain(Duration longestToken) {
    operation.maintainKeys().maintain(new MaintainKeys.Command(longestToken));
  }

  private List<SigningKeyDescription> list() {
    return ((ListKeys.Result.Keys)
            operation.listKeys().list(new ListKeys.Command(Administrator.operator())))
        .keys();
  }

  private List<State> states() {
    return list().stream().map(SigningKeyDescription::state).toList();
  }

  private String signing() {
    return SigningKeySchedule.signing(schedule.list(), portcullis.clock.instant())
        .map(ScheduledKey::id)
        .orElseThrow();
  }

  @Test
  void a_new_key_is_published_before_it_signs_and_the_old_one_verifies_after_it_signed() {
    assertThat(states()).containsExactly(new State.Signing());

    rotate(OVERLAP);

    Instant signsFrom = NOW.plus(PUBLISHED);
    assertThat(states()).containsExactly(new State.Published(signsFrom), new State.Signing());
    portcullis.clock.set(signsFrom.minus(MICROSECOND));
    assertThat(signing()).isEqualTo("key-1");
    portcullis.clock.set(signsFrom);
    assertThat(signing()).isEqualTo("key-2");
    assertThat(states())
        .containsExactly(
            new State.Signing(),
            new State.Verifying(
                Optional.of(signsFrom.plus(LONGEST).plus(RotateKeysService.CLOCK_TOLERANCE))));
  }

  @Test
  void the_result_tells_the_key_and_the_times() {
    var rotated = (Result.Rotated) rotate(OVERLAP);

    assertThat(rotated.key())
        .isEqualTo(
            new SigningKeyDescription(
                "key-2", "EdDSA", NOW, new State.Published(NOW.plus(PUBLISHED))));
    assertThat(rotated.signsFrom()).isEqualTo(NOW.plus(PUBLISHED));
    assertThat(rotated.othersVerifyUntil())
        .isEqualTo(NOW.plus(PUBLISHED).plus(LONGEST).plus(RotateKeysService.CLOCK_TOLERANCE));
  }

  @Test
  void an_old_key_is_removed_at_its_end_and_not_before() {
    var rotated = (Result.Rotated) rotate(OVERLAP);

    portcullis.clock.set(rotated.othersVerifyUntil().minus(MICROSECOND));
    maintain(LONGEST);
    assertThat(list()).hasSize(2);

    portcullis.clock.set(rotated.othersVerifyUntil());
    assertThat(states()).containsExactly(new State.Signing());
    maintain(LONGEST);
    assertThat(schedule.list()).extracting(ScheduledKey::id).containsExactly("key-2");
    assertThat(portcullis.told)
        .filteredOn(Event.KeyRemoved.class::isInstance)
        .extracting(Event::details)
        .containsExactly("key-1");
  }

  @Test
  void an_old_key_outlives_the_longest_token_of_any_node() {
    // One node signs for a day. It was configured anew, and another one signs for an hour.
    maintain(Duration.ofDays(1));
    maintain(Duration.ofHours(1));

    var rotated = (Result.Rotated) rotate(OVERLAP);

    assertThat(rotated.othersVerifyUntil()).isAfter(NOW.plus(PUBLISHED).plus(Duration.ofDays(1)));
  }

  @Test
  void a_published_key_learns_the_lifetime_of_tokens_before_it_signs() {
    rotate(OVERLAP);
    maintain(LONGEST);

    portcullis.clock.advance(PUBLISHED);
    var second = (Result.Rotated) rotate(OVERLAP);

    assertThat(second.othersVerifyUntil())
        .isEqualTo(second.signsFrom().plus(LONGEST).plus(RotateKeysService.CLOCK_TOLERANCE));
  }

  @Test
  void the_end_of_an_old_key_does_not_change_with_later_keys() {
    var first = (Result.Rotated) rotate(OVERLAP);
    portcullis.clock.advance(PUBLISHED);
    maintain(Duration.ofMinutes(1));

    rotate(OVERLAP);

    assertThat(schedule.list().getFirst().verifiesUntil()).contains(first.othersVerifyUntil());
  }

  @Test
  void a_rotation_while_a_key_is_published_changes_nothing() {
    rotate(OVERLAP);
    List<ScheduledKey> before = schedule.list();
    portcullis.clock.advance(PUBLISHED.minus(MICROSECOND));

    assertThat(rotate(OVERLAP))
        .isEqualTo(
            new Result.AlreadyRotating(
                new SigningKeyDescription(
                    "key-2", "EdDSA", NOW, new State.Published(NOW.plus(PUBLISHED))),
                NOW.plus(PUBLISHED)));

    assertThat(schedule.list()).isEqualTo(before);
  }

  @Test
  void of_concurrent_rotations_exactly_one_makes_a_key() {
    List<Result> results = Race.among(number -> () -> rotate(OVERLAP));

    assertThat(results).filteredOn(Result.Rotated.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(Result.AlreadyRotating.class::isInstance)
        .hasSize(Race.CONTENDERS - 1);
    assertThat(schedule.list()).hasSize(2);
    assertThat(portcullis.told).filteredOn(Event.KeysRotated.class::isInstance).hasSize(1);
  }

  @Test
  void revoking_voids_all_tokens_of_the_others_once_every_node_knows() {
    rotate(OVERLAP);

    var rotated = (Result.Rotated) rotate(new Mode.RevokeOthers());

    Instant then = NOW.plus(RotateKeys.NODES_NOTICE);
    assertThat(rotated.signsFrom()).isEqualTo(then);
    assertThat(rotated.othersVerifyUntil()).isEqualTo(then);
    portcullis.clock.set(then.minus(MICROSECOND));
    assertThat(signing()).isEqualTo("key-1");
    portcullis.clock.set(then);
    assertThat(list()).extracting(SigningKeyDescription::id).containsExactly("key-3");
  }

  @Test
  void revoking_never_prolongs_an_old_key() {
    var first = (Result.Rotated) rotate(OVERLAP);
    portcullis.clock.set(first.othersVerifyUntil().minusSeconds(1));

    rotate(new Mode.RevokeOthers());

    assertThat(schedule.list().getFirst().verifiesUntil()).contains(first.othersVerifyUntil());
  }

  @Test
  void of_concurrent_revocations_exactly_one_makes_a_key() {
    List<Result> results = Race.among(number -> () -> rotate(new Mode.RevokeOthers()));

    assertThat(results).filteredOn(Result.Rotated.class::isInstance).hasSize(1);
    assertThat(schedule.list()).hasSize(2);
  }

  @Test
  void a_revocation_during_a_rotation_makes_a_further_key_and_a_second_one_does_not() {
    rotate(OVERLAP);

    assertThat(rotate(new Mode.RevokeOthers())).isInstanceOf(Result.Rotated.class);
    assertThat(rotate(new Mode.RevokeOthers())).isInstanceOf(Result.AlreadyRotating.class);

    // The key that was to sign later is gone.
    assertThat(schedule.list()).extracting(ScheduledKey::id).containsExactly("key-1", "key-3");
  }

  @Test
  void another_algorithm_supersedes_a_key_that_was_to_sign_much_later() {
    rotate(new Mode.Overlap(new PublicationTime(Duration.ofDays(1))));
    portcullis.keyFactory.configure("HS256");

    var adopted = (Result.Rotated) rotate(new Mode.AdoptAlgorithm());

    portcullis.clock.advance(Duration.ofDays(2));
    assertThat(signing()).isEqualTo(adopted.key().id());
    assertThat(schedule.list()).hasSize(2);
  }

  @Test
  void another_algorithm_follows_a_key_that_is_about_to_sign() {
    rotate(OVERLAP);
    portcullis.clock.advance(PUBLISHED.minus(RotateKeys.NODES_NOTICE));
    portcullis.keyFactory.configure("HS256");

    rotate(new Mode.AdoptAlgorithm());

    portcullis.clock.advance(RotateKeys.NODES_NOTICE);
    assertThat(signing()).isEqualTo("key-2");
    portcullis.clock.advance(PUBLISHED);
    assertThat(signing()).isEqualTo("key-3");
  }

  @Test
  void another_algorithm_is_adopted_by_a_rotation_and_its_own_is_not() {
    assertThat(rotate(new Mode.AdoptAlgorithm())).isEqualTo(new Result.Unchanged());

    portcullis.keyFactory.configure("HS256");
    var adopted = (Result.Rotated) rotate(new Mode.AdoptAlgorithm());

    assertThat(adopted.key().algorithm()).isEqualTo("HS256");
    assertThat(signing()).isEqualTo("key-1");
    assertThat(rotate(new Mode.AdoptAlgorithm())).isEqualTo(new Result.Unchanged());
    portcullis.clock.advance(PUBLISHED);
    assertThat(signing()).isEqualTo(adopted.key().id());
  }

  @Test
  void of_nodes_that_start_with_another_algorithm_at_once_one_makes_a_key() {
    portcullis.keyFactory.configure("ES256");

    List<Result> results = Race.among(number -> () -> rotate(new Mode.AdoptAlgorithm()));

    assertThat(results).filteredOn(Result.Rotated.class::isInstance).hasSize(1);
    assertThat(schedule.list()).hasSize(2);
  }

  @Test
  void a_rotation_is_an_event_with_key_algorithm_and_time() {
    rotate(OVERLAP);
    rotate(new Mode.RevokeOthers());

    assertThat(portcullis.told)
        .filteredOn(Event.KeysRotated.class::isInstance)
        .extracting(Event::type, Event::details)
        .containsExactly(
            tuple("keys.rotated", "EdDSA key-2 signs from 2026-03-29T01:10:00Z"),
            tuple(
                "keys.rotated",
                "EdDSA key-3 signs from 2026-03-29T01:00:10Z; the others are void from then on"));
  }

  @Test
  void a_rotation_on_an_empty_store_leaves_a_key_that_signs() {
    var fresh = new TestApplication();

    fresh
        .useCases()
        .operation()
        .rotateKeys()
        .rotate(new RotateKeys.Command(Administrator.operator(), OVERLAP));

    assertThat(
            SigningKeySchedule.signing(
                fresh.storage.signingKeySchedule().orElseThrow().list(), NOW))
        .isPresent();
  }

  @Test
  void a_concurrent_change_of_the_master_key_is_not_undone() {
    portcullis.encryptor.replaceKey();
    operation.rotateMasterKey().rotate(new RotateMasterKey.Command(Administrator.operator()));

    rotate(OVERLAP);

    assertThat(schedule.list()).allMatch(key -> portcullis.encryptor.isCurrent(key.key().sealed()));
  }

  @Test
  void the_last_key_stays_even_if_the_clock_jumps() {
    rotate(OVERLAP);
    portcullis.clock.advance(Duration.ofDays(10_000));

    maintain(LONGEST);

    assertThat(schedule.list()).extracting(ScheduledKey::id).containsExactly("key-2");
    portcullis.clock.set(NOW.minus(Duration.ofDays(1)));
    assertThat(signing()).isEqualTo("key-2");
  }

  @Test
  void maintenance_without_a_change_writes_nothing() {
    List<ScheduledKey> before = schedule.list();

    maintain(LONGEST);

    assertThat(schedule.list()).isEqualTo(before);
  }

  @Test
  void concurrent_maintenance_removes_an_old_key_once() {
    var rotated = (Result.Rotated) rotate(OVERLAP);
    portcullis.clock.set(rotated.othersVerifyUntil());

    List<MaintainKeys.Result> results =
        Race.among(
            number -> () -> operation.maintainKeys().maintain(new MaintainKeys.Command(LONGEST)));

    assertThat(Race.count(results, new MaintainKeys.Result.UpToDate(1))).isEqualTo(1);
    assertThat(portcullis.told).filteredOn(Event.KeyRemoved.class::isInstance).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT9.999S", "PT0S", "PT-10M", "P30DT0.000001S"})
  void a_publication_time_out_of_bounds_is_refused(String time) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new PublicationTime(Duration.parse(time)))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo("must be from PT10S to P30D"));
  }

  @Test
  void a_store_without_the_capability_refuses_everything() {
    OperationUseCases without =
        ApplicationAssembly.assemble(
                portcullis.outPortsOfCore().build(), TestApplication.settings())
            .operation();
    var by = Administrator.operator();

    assertThat(without.rotateKeys().rotate(new RotateKeys.Command(by, OVERLAP)))
        .isEqualTo(new KeysNotReplaceable());
    assertThat(without.listKeys().list(new ListKeys.Command(by)))
        .isEqualTo(new KeysNotReplaceable());
    assertThat(without.maintainKeys().maintain(new MaintainKeys.Command(LONGEST)))
        .isEqualTo(new KeysNotReplaceable());
    assertThat(without.rotateMasterKey().rotate(new RotateMasterKey.Command(by)))
        .isEqualTo(new KeysNotReplaceable());
  }
}
