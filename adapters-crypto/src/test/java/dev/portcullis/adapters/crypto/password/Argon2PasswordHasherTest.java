package dev.portcullis.adapters.crypto.password;

import static dev.portcullis.application.port.out.password.HashOrigin.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Argon2PasswordHasherTest {
  private static final Argon2Parameters SMALL = new Argon2Parameters(64, 2, 1);

  private final BoundedHashExecutor line = new BoundedHashExecutor(1, 1);
  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(SMALL, line, Argon2Engines.best());

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void hashes_are_in_phc_form_with_16_bytes_of_salt_and_32_of_hash() {
    assertThat(hasher.hash(password("guinevere")).value())
        .matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  /** From the test vectors of the reference implementation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
      })
  void known_hashes_match(String phc) {
    assertThat(hasher.matches(password("password"), new PasswordHash(phc))).isTrue();
    assertThat(hasher.matches(password("passwore"), new PasswordHash(phc))).isFalse();
    assertThat(hasher.isOutdated(new PasswordHash(phc))).isTrue();
  }

  @Test
  void a_password_may_contain_nul_and_is_compared_to_its_end() {
    PasswordHash hash = hasher.hash(password("lance\0lot"));

    assertThat(hasher.matches(password("lance\0lot"), hash)).isTrue();
    assertThat(hasher.matches(password("lance\0let"), hash)).isFalse();
    assertThat(hasher.matches(password("lance"), hash)).isFalse();
  }

  @Test
  void the_last_of_1024_bytes_is_compared() {
    PasswordHash hash = hasher.hash(password("é".repeat(512)));

    assertThat(hasher.matches(password("é".repeat(512)), hash)).isTrue();
    assertThat(hasher.matches(password("é".repeat(511) + "è"), hash)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"65,2,1", "64,3,1", "64,2,2", "63,2,1", "64,1,1"})
  void a_hash_with_other_parameters_matches_and_is_outdated(
      int memoryKib, int iterations, int parallelism) {
    try (var older =
        new Argon2PasswordHasher(new Argon2Parameters(memoryKib, iterations, parallelism), 1, 1)) {
      PasswordHash hash = older.hash(password("guinevere"));

      assertThat(hasher.matches(password("guinevere"), hash)).isTrue();
      assertThat(hasher.isOutdated(hash)).isTrue();
      assertThat(older.isOutdated(hash)).isFalse();
    }
  }

  @Test
  void a_shorter_hash_is_outdated() {
    String phc = hasher.hash(password("guinevere")).value();

    assertThat(hasher.isOutdated(new PasswordHash(phc))).isFalse();
    assertThat(hasher.isOutdated(new PasswordHash(phc.substring(0, phc.length() - 1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "$argon2d$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=99$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4\n",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/5",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
        "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  void an_unreadable_hash_matches_nothing_and_is_outdated(String stored) {
    assertThat(hasher.matches(password("password"), new PasswordHash(stored))).isFalse();
    assertThat(hasher.isOutdated(new PasswordHash(stored))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=1048577,t=1,p=1",
        "m=4194304,t=1,p=1",
        "m=1048576,t=5,p=1",
        "m=8,t=9999999,p=1",
        "m=99999999999,t=1,p=1",
        "m=65536,t=1,p=65"
      })
  void a_planted_expensive_hash_is_rejected_without_hashing(String cost) throws Exception {
    var planted =
        new PasswordHash(
            "$argon2id$v=19$%s$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
                .formatted(cost));
    // A closed executor rejects all work, so a result shows that nothing was hashed.
    line.close();

    assertThat(hasher.matches(password("password"), planted)).isFalse();
  }

  @Test
  void with_one_thread_and_one_queue_place_the_third_concurrent_hash_is_refused() throws Exception {
    var gate = new BlockingJob();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.execute(() -> line.await(UNKNOWN, gate));
      gate.awaitBegin();
      var calls = new ExecutorCompletionService<PasswordHash>(callers);
      calls.submit(() -> hasher.hash(password("guinevere")));
      calls.submit(() -> hasher.hash(password("guinevere")));

      assertThat(calls.take().exceptionNow()).isInstanceOf(Overloaded.class);
      gate.open();
      assertThat(hasher.isOutdated(calls.take().get())).isFalse();
    }
  }

  @Test
  void an_interrupted_caller_may_wipe_the_password_and_nothing_is_hashed() throws Exception {
    var gate = new BlockingJob();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.execute(() -> line.await(UNKNOWN, gate));
      gate.awaitBegin();
      var interrupted =
          callers.submit(
              () -> {
                Thread.currentThread().interrupt();
                try (var password = password("guinevere")) {
                  return hasher.hash(password);
                }
              });

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(interrupted::get)
          .withCauseInstanceOf(CancellationException.class);
      gate.open();
    }
    assertThat(hasher.hash(password("guinevere")).value()).startsWith("$argon2id$");
  }

  private static Password password(String text) {
    return Password.of(text);
  }
}
