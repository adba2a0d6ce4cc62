package dev.portcullis.bootstrap;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.usecase.federation.ProviderTokens;
import dev.portcullis.bootstrap.MasterKeyRotation.Outcome;
import dev.portcullis.bootstrap.MasterKeyRotation.Pause;
import dev.portcullis.bootstrap.MasterKeyRotation.Progress;
import dev.portcullis.bootstrap.MasterKeyRotation.Step;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The master key is replaced while a server runs, and interrupted after each step. */
final class MasterKeyRotationTest {
  private static final String NEW_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";

  /** Thrown in place of a kill. */
  private static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Map<String, String> settings(String database) {
    return database.equals("SQLite") ? TestServers.settings() : TestServers.postgresSettings();
  }

  private static Configuration configuration(Map<String, String> settings) {
    return Configuration.load(settings, Optional.empty(), Path.of("target"));
  }

  private static Outcome rotate(Map<String, String> settings, Set<Step> kills) {
    return rotate(
        settings,
        (step, soFar) -> {
          if (kills.contains(step)) {
            throw new KilledException();
          }
        },
        time -> {});
  }

  private static Outcome rotate(Map<String, String> settings, Progress progress, Pause pause) {
    try (var rotation = MasterKeyRotation.open(configuration(settings), progress, pause)) {
      return rotation.run();
    }
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await();
    } catch (InterruptedException | BrokenBarrierException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Links an account with tokens that are encrypted as a server does. */
  private static void link(Map<String, String> settings) {
    Configuration configuration = configuration(settings);
    try (Storage storage = Stores.openExisting(configuration)) {
      var id = new OAuthAccountId(UUID.randomUUID());
      var user = TestData.stored(storage).id();
      var tokens =
          new ProviderTokens(MasterKeys.load(configuration, storage))
              .seal(new Tokens("access", Optional.of("refresh"), Optional.empty()), id);
      storage
          .oauthAccounts()
          .orElseThrow()
          .link(new OAuthAccount(id, user, "google", TestData.text(), "a@b.example"), tokens, 0);
    }
  }

  /** Counts the links whose tokens can be decrypted by {@code ring}. */
  private static long readable(Map<String, String> settings, MasterKeyRing ring) {
    try (Storage storage = Stores.openExisting(configuration(settings))) {
      return storage.providerTokens().orElseThrow().list(Optional.empty(), 100).stream()
          .filter(link -> isReadable(ring, link.id(), link.tokens()))
          .count();
    }
  }

  private static boolean isReadable(MasterKeyRing ring, OAuthAccountId id, SealedTokens tokens) {
    String context = "oauth-account:" + id;
    return ring.open(tokens.access(), context).equals(Optional.of("access"))
        && tokens.refresh().flatMap(token -> ring.open(token, context)).isPresent();
  }

  private static MasterKeyRing ring(Map<String, String> settings) {
    return MasterKeyRing.load(MasterKeys.sources(configuration(settings)), () -> true);
  }

  private static MasterKeyRing ring(String key) {
    return MasterKeyRing.load(
        new Sources(Optional.of(key), Optional.empty(), Path.of("never-read")), () -> true);
  }

  private static void assertServes(Portcullis server, Person person, String token) {
    try (var rest = new RestApi(server.httpPort());
        var grpc = new GrpcApi(server.grpcPort())) {
      assertThat(rest.me(token).value()).isEqualTo(person);
      assertThat(grpc.me(token).value()).isEqualTo(person);
      String another =
          rest.logIn("jwt", Map.of("username", person.email(), "password", PASSWORD)).value();
      assertThat(grpc.me(another).value()).isEqualTo(person);
    }
  }

  @ParameterizedTest
  @CsvSource({"SQLite, files", "SQLite, variables", "PostgreSQL, files", "PostgreSQL, variables"})
  void an_interruption_after_any_step_leaves_an_installation_that_works_and_can_be_finished(
      String database, String place) throws Exception {
    Map<String, String> settings = settings(database);
    boolean files = place.equals("files");
    String configured = Objects.requireNonNull(settings.get("PORTCULLIS_MASTER_KEY"));
    if (files) {
      settings.remove("PORTCULLIS_MASTER_KEY");
    } else {
      settings.put("PORTCULLIS_NEXT_MASTER_KEY", NEW_KEY);
    }
    try (Portcullis running = TestServers.start(settings)) {
      Person person;
      String token;
      try (var rest = new RestApi(running.httpPort())) {
        person =
            rest.register(Map.of("email", ServerUnderTest.newEmail(), "password", PASSWORD))
                .value();
        token = rest.logIn("jwt", Map.of("username", person.email(), "password", PASSWORD)).value();
      }
      String old = files ? text(settings, "master.key") : configured;
      int links = 0;

      for (Step step : EnumSet.complementOf(EnumSet.of(Step.FINISHED))) {
        link(settings);
        links++;
        assertThatExceptionOfType(KilledException.class)
            .isThrownBy(() -> rotate(settings, Set.of(step)));

        assertServes(running, person, token);
        assertThat(readable(settings, ring(settings))).as(step.name()).isEqualTo(links);
        try (Portcullis started = TestServers.start(settings)) {
          assertServes(started, person, token);
        }
      }
      link(settings);
      rotate(settings, Set.of());

      String now = files ? text(settings, "master.key") : NEW_KEY;
      assertThat(now).isNotEqualTo(old);
      if (files) {
        assertThat(text(settings, "master.key.old")).isEqualTo(old);
        assertThat(folder(settings).resolve("master.key.next")).doesNotExist();
      }
      assertThat(readable(settings, ring(now))).isEqualTo(links + 1);
      assertThat(readable(settings, ring(old))).isZero();
      assertServes(running, person, token);
      settings.remove("PORTCULLIS_NEXT_MASTER_KEY");
      settings.put("PORTCULLIS_MASTER_KEY", old.strip());
      assertThatExceptionOfType(MasterKeyRefused.class)
          .isThrownBy(() -> TestServers.start(settings))
          .withMessageContaining("sealed under another master key")
          .withMessageContaining("after `portcullis keys rotate-master`, that is the new key")
          .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
      settings.put("PORTCULLIS_MASTER_KEY", now.strip());
      try (Portcullis started = TestServers.start(settings)) {
        assertServes(started, person, token);
      }
    }
  }

  private static Path folder(Map<String, String> settings) {
    return configuration(settings).dataDirectory();
  }

  private static String text(Map<String, String> settings, String file) throws IOException {
    return Files.readString(folder(settings).resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void two_rotations_at_once_change_the_key_once(String database) throws Exception {
    Map<String, String> settings = settings(database);
    settings.remove("PORTCULLIS_MASTER_KEY");
    TestServers.start(settings).close();
    link(settings);
    String old = text(settings, "master.key");

    var meeting = new CyclicBarrier(2);
    Callable<Outcome> rotation = () -> rotate(settings, (step, soFar) -> {}, time -> meet(meeting));
    List<Outcome> outcomes = ServerUnderTest.atOnce(List.of(rotation, rotation));

    assertThat(text(settings, "master.key")).isNotEqualTo(old);
    assertThat(text(settings, "master.key.old")).isEqualTo(old);
    assertThat(outcomes.stream().mapToInt(Outcome::keys).sum()).isEqualTo(1);
    assertThat(readable(settings, ring(settings))).isEqualTo(1);
    TestServers.start(settings).close();
  }

  @Test
  void tokens_that_a_node_seals_with_the_old_key_until_it_follows_are_sealed_again() {
    Map<String, String> settings = settings("SQLite");
    settings.remove("PORTCULLIS_MASTER_KEY");
    TestServers.start(settings).close();
    MasterKeyRing late = ring(settings);
    var pauses = new AtomicInteger();

    Outcome outcome =
        rotate(
            settings,
            (step, soFar) -> {},
            time -> {
              if (pauses.incrementAndGet() == 2) {
                sealLate(settings, late);
              }
            });

    assertThat(outcome).isEqualTo(new Outcome(1, 1, 0));
    assertThat(readable(settings, ring(settings))).isEqualTo(1);
  }

  private static void sealLate(Map<String, String> settings, MasterKeyRing late) {
    try (Storage storage = Stores.openExisting(configuration(settings))) {
      var id = new OAuthAccountId(UUID.randomUUID());
      var tokens =
          new ProviderTokens(late)
              .seal(new Tokens("access", Optional.of("refresh"), Optional.empty()), id);
      storage
          .oauthAccounts()
          .orElseThrow()
          .link(
              new OAuthAccount(
                  id, TestData.stored(storage).id(), "google", TestData.text(), "a@b.example"),
              tokens,
              0);
    }
  }

  @Test
  void a_rotation_before_the_new_key_is_used_is_undone_by_removing_its_file() throws Exception {
    Map<String, String> settings = settings("SQLite");
    settings.remove("PORTCULLIS_MASTER_KEY");
    TestServers.start(settings).close();
    assertThatExceptionOfType(KilledException.class)
        .isThrownBy(() -> rotate(settings, Set.of(Step.KNOWN)));

    Files.delete(folder(settings).resolve("master.key.next"));

    TestServers.start(settings).close();
  }

  @Test
  void a_rotation_with_the_wrong_present_key_changes_nothing() throws Exception {
    Map<String, String> settings = settings("SQLite");
    settings.remove("PORTCULLIS_MASTER_KEY");
    TestServers.start(settings).close();
    Path file = folder(settings).resolve("master.key");
    String right = Files.readString(file);
    Files.writeString(file, NEW_KEY);

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> rotate(settings, Set.of()))
        .withMessageContaining("sealed under another master key");

    assertThat(folder(settings).resolve("master.key.next")).doesNotExist();
    Files.writeString(file, right);
    TestServers.start(settings).close();
  }

  @Test
  void a_node_with_files_of_its_own_gets_the_new_key_in_advance_and_finishes_by_itself()
      throws Exception {
    Map<String, String> here = settings("PostgreSQL");
    here.remove("PORTCULLIS_MASTER_KEY");
    TestServers.start(here).close();
    Map<String, String> there = new HashMap<>(here);
    there.put("PORTCULLIS_DATA_DIR", TestServers.settings().get("PORTCULLIS_DATA_DIR"));
    Files.createDirectories(folder(there));
    Files.copy(folder(here).resolve("master.key"), folder(there).resolve("master.key"));
    try (var rotation =
        MasterKeyRotation.open(configuration(here), (step, soFar) -> {}, time -> {})) {
      rotation.prepare();
    }
    Files.copy(folder(here).resolve("master.key.next"), folder(there).resolve("master.key.next"));

    rotate(here, Set.of());
    TestServers.start(there).close();
    assertThat(rotate(there, Set.of())).isEqualTo(new Outcome(0, 0, 0));

    assertThat(text(there, "master.key")).isEqualTo(text(here, "master.key"));
    TestServers.start(there).close();
  }

  @Test
  void a_store_without_signing_keys_gets_one_first() throws Exception {
    Map<String, String> settings = settings("SQLite");
    settings.remove("PORTCULLIS_MASTER_KEY");
    Stores.migrate(configuration(settings));

    assertThat(rotate(settings, Set.of())).isEqualTo(new Outcome(1, 0, 0));

    TestServers.start(settings).close();
  }
}
