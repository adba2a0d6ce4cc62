package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2ParametersTest {
  @ParameterizedTest
  @CsvSource({"19456,2,1", "8,1,1", "512,1,64", "1048576,4,1", "65536,64,4", "65536,3,4"})
  void parameters_within_the_bounds_are_allowed(int memoryKib, int iterations, int parallelism) {
    assertThat(new Argon2Parameters(memoryKib, iterations, parallelism).areAllowed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "7,1,1",
    "15,1,2",
    "19456,0,1",
    "19456,1,0",
    "19456,-1,1",
    "-1,1,1",
    "1048577,1,1",
    "1048576,5,1",
    "65536,65,1",
    "2147483647,2147483647,1",
    "19456,1,65",
    "19456,1,2147483647"
  })
  void parameters_out_of_bounds_are_refused(int memoryKib, int iterations, int parallelism) {
    var parameters = new Argon2Parameters(memoryKib, iterations, parallelism);

    assertThat(parameters.areAllowed()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Argon2PasswordHasher(parameters, 1, 1).close())
        .withMessage("out of bounds: " + parameters);
  }

  @Test
  void a_parsed_hash_has_its_variant_and_cost() {
    assertThat(
            Argon2Hash.parse(
                    "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")
                .map(Argon2Hash::making))
        .contains(
            new Argon2Hash.Making(
                Argon2Hash.Type.ARGON2ID,
                Argon2Hash.VERSION_1_3,
                new Argon2Parameters(256, 2, 1),
                8,
                32));
  }
}
