package dev.portcullis.adapters.crypto.password;

import static dev.portcullis.application.port.out.password.HashOrigin.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work of refusals, counted instead of done as far as argon2 is concerned. */
class RefusalWorkTest {
  private static final String DIGEST = "$c29tZXNhbHRzb21lc2FsdA$" + "A".repeat(43);
  private static final PasswordHash NATIVE = hash("$argon2id$v=19$m=64,t=2,p=1" + DIGEST);
  private static final PasswordHash OLDER = hash("$argon2id$v=19$m=64,t=5,p=1" + DIGEST);
  private static final PasswordHash LARGE = hash("$argon2id$v=19$m=256,t=3,p=4" + DIGEST);
  private static final PasswordHash LARGER = hash("$argon2id$v=19$m=256,t=7,p=4" + DIGEST);
  private static final PasswordHash IMMENSE = hash("$argon2id$v=19$m=524288,t=3,p=4" + DIGEST);
  private static final PasswordHash BCRYPT =
      hash("$2b$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty");

  /** Iterations of all hashes so far, by their memory. */
  private final Map<Integer, Integer> iterations = new TreeMap<>();

  private final Argon2PasswordHasher hasher =
      new Argon2PasswordHasher(
          new Argon2Parameters(64, 2, 1), new BoundedHashExecutor(1, 1), new CountingEngine());

  /** Computes no hash, so that no password matches. */
  private final class CountingEngine implements Argon2Engine {
    @Override
    public String name() {
      return "counting";
    }

    @Override
    public boolean computes(Argon2Hash.Making making) {
      return true;
    }

    @Override
    public byte[] compute(Argon2Hash.Making making, byte[] salt, byte[] password) {
      Argon2Parameters cost = making.parameters();
      iterations.merge(cost.memoryKib(), cost.iterations(), Integer::sum);
      byte[] other = new byte[making.hashBytes()];
      Arrays.fill(other, (byte) 1);
      return other;
    }
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void without_hashes_of_other_software_a_refusal_is_one_hash() {
    assertThat(refusal(NATIVE)).isEqualTo(Map.of(64, 2));
    assertThat(rejection()).isEqualTo(Map.of(64, 2));
    hasher.equalizeRefusals(Stream.of());
    assertThat(rejection()).isEqualTo(Map.of(64, 2));
  }

  @Test
  void every_refusal_does_the_work_of_the_slowest_hash_of_each_function() {
    hasher.equalizeRefusals(Stream.of(LARGE, OLDER, LARGER, BCRYPT));
    Map<Integer, Integer> work = Map.of(64, 5, 256, 7);

    assertThat(rejection()).isEqualTo(work);
    for (PasswordHash stored : new PasswordHash[] {NATIVE, OLDER, LARGE, LARGER, BCRYPT}) {
      assertThat(refusal(stored)).as(stored.value()).isEqualTo(work);
    }
  }

  @Test
  void a_right_password_costs_no_more_than_its_own_hash() {
    hasher.equalizeRefusals(Stream.of(LARGER));

    try (Password password = Password.of("guinevere")) {
      assertThat(hasher.matches(password, BCRYPT, UNKNOWN)).isTrue();
    }

    assertThat(iterations).isEmpty();
  }

  @Test
  void the_extra_work_ends_when_the_last_hash_of_other_software_is_gone() {
    hasher.equalizeRefusals(Stream.of(LARGER));
    hasher.equalizeRefusals(Stream.of());

    assertThat(rejection()).isEqualTo(Map.of(64, 2));
  }

  @Test
  void refusals_are_not_made_as_slow_as_a_hash_beyond_the_bound() {
    hasher.equalizeRefusals(Stream.of(LARGE, IMMENSE, hash("$2b$16$" + ".".repeat(53))));

    assertThat(rejection()).isEqualTo(Map.of(64, 2, 256, 3));
    assertThat(refusal(IMMENSE)).isEqualTo(Map.of(64, 2, 256, 3, 524_288, 3));
  }

  @Test
  void unreadable_hashes_do_not_count() {
    hasher.equalizeRefusals(Stream.of(hash("!"), hash("{noop}guinevere"), LARGE));

    assertThat(rejection()).isEqualTo(Map.of(64, 2, 256, 3));
  }

  @Test
  void the_prefix_is_that_of_hashes_that_are_not_outdated() {
    assertThat(hasher.prefix()).isEqualTo("$argon2id$v=19$m=64,t=2,p=1$");
    assertThat(hasher.isOutdated(NATIVE)).isFalse();
  }

  @Test
  void forms_of_one_function_have_the_same_function() {
    assertThat(work("$2y$10$" + ".".repeat(53)))
        .isEqualTo(HashWork.of(new HashFunction.Bcrypt(), 1024));
    assertThat(work("pbkdf2_sha256$1000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg="))
        .isEqualTo(HashWork.of(new HashFunction.Pbkdf2(Pbkdf2Hash.Hmac.SHA256), 1000));
    assertThat(
            work("$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$zrsbsi3uaEOwhnVdZ8NLB0EBLGeYsSnOt24w2fPPye0"))
        .isEqualTo(HashWork.of(new HashFunction.Scrypt(8, 2), 16));
  }

  private static HashWork work(String text) {
    return StoredHash.parse(text).orElseThrow().work();
  }

  private static PasswordHash hash(String text) {
    return new PasswordHash(text);
  }

  private Map<Integer, Integer> refusal(PasswordHash stored) {
    iterations.clear();
    try (Password password = Password.of("lancelot")) {
      assertThat(hasher.matches(password, stored, UNKNOWN)).isFalse();
    }
    return Map.copyOf(iterations);
  }

  private Map<Integer, Integer> rejection() {
    iterations.clear();
    try (Password password = Password.of("lancelot")) {
      hasher.reject(password, UNKNOWN);
    }
    return Map.copyOf(iterations);
  }
}
