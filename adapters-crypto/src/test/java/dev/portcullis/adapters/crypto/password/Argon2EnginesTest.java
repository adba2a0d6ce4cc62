package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.crypto.libsodium.Libsodium;
import dev.portcullis.adapters.crypto.libsodium.LibsodiumUnavailable;
import dev.portcullis.adapters.crypto.password.Argon2Hash.Making;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class Argon2EnginesTest {
  private static final Argon2Engine SURE = new Argon2JvmEngine();
  private static final Argon2Engine FAST = libsodium();
  private static final Argon2Parameters SMALL = new Argon2Parameters(64, 1, 1);

  @RegisterExtension private final LogCapture log = new LogCapture(Argon2Engines.class);

  private final Random random = new Random(20261125);

  private static Argon2Engine libsodium() {
    try {
      return new LibsodiumEngine(Libsodium.load());
    } catch (LibsodiumUnavailable unavailable) {
      throw new AssertionError(unavailable);
    }
  }

  @Test
  void libsodium_is_the_best_engine_on_this_machine() {
    assertThat(Argon2Engines.best().name()).isEqualTo("libsodium");
  }

  /** Computed by the command {@code argon2} of the reference implementation, version 20171227. */
  @Test
  void both_engines_compute_the_reference_implementation_s_hashes() {
    for (String phc :
        List.of(
            "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Gpj7qOY5RCXJvcMzqcdQqvgR3wcPX7SleI4c9NtXk6E",
            "$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$pzmvvAKrIRoByOxsJeGqyCwiSHweKSok")) {
      Argon2Hash known = Argon2Hash.parse(phc).orElseThrow();
      byte[] salt = "somesaltsomesalt".getBytes(UTF_8);

      for (Argon2Engine engine : List.of(FAST, SURE)) {
        assertThat(Argon2Hash.of("password".getBytes(UTF_8), known.making(), salt, engine).phc())
            .as(engine.name())
            .isEqualTo(phc);
      }
    }
  }

  @Test
  void both_engines_compute_equal_hashes_of_equal_input() {
    for (int round = 0; round < 200; round++) {
      assertSame(bytes(random.nextInt(1025)), randomMaking());
    }
  }

  @Test
  void both_engines_agree_on_passwords_at_the_bounds_and_with_nul() {
    for (byte[] password :
        List.of(
            new byte[0],
            new byte[1],
            new byte[2],
            new byte[1024],
            bytes(1024),
            nulAmid(),
            bytes(4096))) {
      assertSame(password, Argon2PasswordHasher.making(SMALL));
    }
  }

  private static byte[] nulAmid() {
    return "lance\0lot".getBytes(UTF_8);
  }

  @Test
  void both_engines_agree_on_parameters_at_the_bounds() {
    for (Argon2Parameters bound :
        List.of(
            new Argon2Parameters(8, 1, 1),
            new Argon2Parameters(9, 1, 1),
            new Argon2Parameters(8, 5000, 1),
            new Argon2Parameters(262_144, 1, 1),
            new Argon2Parameters(19_456, 2, 1))) {
      assertSame(bytes(12), Argon2PasswordHasher.making(bound));
    }
  }

  private void assertSame(byte[] password, Making making) {
    byte[] salt = bytes(making.saltBytes());

    assertThat(FAST.compute(making, salt, password))
        .as("%s, %d bytes", making, password.length)
        .hasSize(making.hashBytes())
        .isEqualTo(SURE.compute(making, salt, password));
  }

  @Test
  void each_engine_matches_the_other_s_hashes() {
    for (int round = 0; round < 100; round++) {
      byte[] password = bytes(1 + random.nextInt(64));
      byte[] other = password.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      Making making = randomMaking();

      for (Argon2Engine maker : List.of(FAST, SURE)) {
        String phc = Argon2Hash.of(password, making, bytes(16), maker).phc();
        for (Argon2Engine checker : List.of(FAST, SURE)) {
          Argon2Hash hash = Argon2Hash.parse(phc).orElseThrow();
          assertThat(hash.making()).isEqualTo(making);
          assertThat(hash.matches(password, checker)).as(phc).isTrue();
          assertThat(hash.matches(other, checker)).as(phc).isFalse();
        }
      }
    }
  }

  private Making randomMaking() {
    var parameters = new Argon2Parameters(8 + random.nextInt(250), 1 + random.nextInt(4), 1);
    return new Making(
        Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, parameters, 16, 16 + random.nextInt(49));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void concurrent_hashes_equal_sequential_ones() throws Exception {
    Making making = Argon2PasswordHasher.making(new Argon2Parameters(1024, 1, 1));
    byte[] salt = bytes(16);
    List<byte[]> passwords = IntStream.range(0, 64).mapToObj(at -> bytes(1 + at)).toList();
    List<byte[]> alone =
        passwords.stream().map(password -> SURE.compute(making, salt, password)).toList();

    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<byte[]>> jobs =
          passwords.stream()
              .<Callable<byte[]>>map(password -> () -> FAST.compute(making, salt, password))
              .toList();
      assertThat(threads.invokeAll(jobs).stream().map(Future::resultNow))
          .containsExactlyElementsOf(alone);
    }
  }

  @Test
  void the_fallback_computes_hashes_that_the_fast_engine_does_not_support() {
    var engines = new Argon2Engines(FAST, SURE);

    for (Making making :
        List.of(
            making(Argon2Hash.Type.ARGON2I, Argon2Hash.VERSION_1_3, 1, 16),
            making(Argon2Hash.Type.ARGON2D, Argon2Hash.VERSION_1_3, 1, 16),
            making(Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_0, 1, 16),
            making(Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, 2, 16),
            making(Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, 1, 15),
            making(Argon2Hash.Type.ARGON2ID, Argon2Hash.VERSION_1_3, 1, 17))) {
      byte[] salt = bytes(making.saltBytes());

      assertThat(FAST.computes(making)).as(making.toString()).isFalse();
      assertThat(engines.computes(making)).isTrue();
      assertThat(engines.compute(making, salt, nulAmid()))
          .isEqualTo(SURE.compute(making, salt, nulAmid()));
    }
  }

  private static Making making(Argon2Hash.Type type, int version, int lanes, int saltBytes) {
    return new Making(type, version, new Argon2Parameters(64, 1, lanes), saltBytes, 32);
  }

  @Test
  void a_correct_fast_engine_is_chosen() {
    Argon2Engine chosen = Argon2Engines.choose(() -> FAST, SURE);

    assertThat(chosen).isEqualTo(new Argon2Engines(FAST, SURE));
    log.assertQuiet();
  }

  @Test
  void without_the_fast_engine_the_fallback_is_chosen_and_the_reason_logged() {
    Argon2Engine chosen =
        Argon2Engines.choose(
            () -> {
              throw new LibsodiumUnavailable("unsupported machine", null);
            },
            SURE);

    assertThat(chosen).isSameAs(SURE);
    assertWarned("unsupported machine");
  }

  @Test
  void a_wrong_or_failing_engine_is_not_chosen() {
    assertThat(Argon2Engines.choose(() -> answering(new byte[32]), SURE)).isSameAs(SURE);
    assertWarned("it computes wrong hashes");
    assertThat(Argon2Engines.choose(() -> answering(new byte[0]), SURE)).isSameAs(SURE);
    assertWarned("it computes wrong hashes");
    assertThat(Argon2Engines.choose(Argon2EnginesTest::failing, SURE)).isSameAs(SURE);
    assertWarned("broken");
  }

  private void assertWarned(String reason) {
    log.assertWarned("Passwords are hashed by argon2-jvm", reason);
  }

  private static Argon2Engine answering(byte[] answer) {
    return new Broken() {
      @Override
      public byte[] compute(Making making, byte[] salt, byte[] password) {
        return answer;
      }
    };
  }

  private static Argon2Engine failing() {
    return new Broken() {
      @Override
      public byte[] compute(Making making, byte[] salt, byte[] password) {
        throw new UnsatisfiedLinkError("broken");
      }
    };
  }

  private abstract static class Broken implements Argon2Engine {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public boolean computes(Making making) {
      return true;
    }
  }
}
