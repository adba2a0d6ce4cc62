package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcryptHashTest implements LegacyHashContract {
  private static final String SALT = "$2b$04$abcdefghijklmnopqrstuu";

  /** Computed by passlib 1.7.4, and with cost 5 by libxcrypt. */
  @Override
  public List<String> hashesOfGuinevere() {
    return List.of(
        SALT + "YzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        "$2a$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        "$2y$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        "$2y$05$abcdefghijklmnopqrstuupLjV2ZrFlbz1wkC1I1uCciCZBMr7QMy");
  }

  /** Computed by passlib 1.7.4. */
  @Override
  public List<String> hashesBeyondAscii() {
    return List.of(
        SALT + "aVbefmvvpgSycDJbnhXwDOdPsj3GrOe",
        "$2a$04$abcdefghijklmnopqrstuuaVbefmvvpgSycDJbnhXwDOdPsj3GrOe",
        "$2y$04$abcdefghijklmnopqrstuuaVbefmvvpgSycDJbnhXwDOdPsj3GrOe");
  }

  /** Computed by bcryptjs 3. Python's bcrypt accepts such passwords since 4.0. */
  @Override
  public List<String> hashesWithNul() {
    return List.of(SALT + "jdWkF2lTxuoU7toFBTP.1vH0dcFrBWu");
  }

  @Override
  public List<String> unaffordable() {
    return List.of(ofCost("17"), ofCost("31"), ofCost("99"), ofCost("03"), ofCost("00"));
  }

  @Override
  public List<String> barelyAffordable() {
    return List.of(ofCost("04"), ofCost("16"));
  }

  private static String ofCost(String cost) {
    return "$2b$%s$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty".formatted(cost);
  }

  @Override
  public List<String> malformed() {
    return List.of(
        "$2$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        "$2x$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        "$2c$04$abcdefghijklmnopqrstuuYzXimsi7CEh7STHRA1Yh9I3Dt.4pgty",
        ofCost("4"),
        ofCost("004"),
        ofCost("-4"),
        ofCost("٠٤"),
        "$2b$04$",
        "$2b$04$abcdefghijklmnopqrstuu",
        SALT + "YzXimsi7CEh7STHRA1Yh9I3Dt.4pgt+");
  }

  /** Published with crypt_blowfish and jBCrypt. */
  @ParameterizedTest
  @CsvSource({
    "U*U,  $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
    "abc,  $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"
  })
  void published_hashes_match(String password, String hash) {
    assertThat(HashVerification.matches(password, hash)).isTrue();
    assertThat(HashVerification.matches(password + "!", hash)).isFalse();
  }

  /** Computed by Python's bcrypt 3.2.2 and passlib 1.7.4, which agree. */
  @ParameterizedTest
  @CsvSource({
    "x, 72, bzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
    "x, 100, bzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
    "é, 40, KiIlCeXB6chNXkLyAo8C7XcLPzh6zUe"
  })
  void only_the_first_72_bytes_of_a_password_are_compared(
      String character, int times, String digest) {
    String password = character.repeat(times);

    assertThat(HashVerification.matches(password, SALT + digest)).isTrue();
    assertThat(HashVerification.matches(password + "y", SALT + digest)).isTrue();
    assertThat(HashVerification.matches("y" + password, SALT + digest)).isFalse();
    assertThat(HashVerification.matches(character.repeat(35), SALT + digest)).isFalse();
  }

  @Test
  void the_cut_after_72_bytes_may_split_a_character() {
    String hash = SALT + "nt1F6iRePqdLv.sStq15vGl7/EUVfPO";

    assertThat(HashVerification.matches("x" + "é".repeat(40), hash)).isTrue();
    assertThat(HashVerification.matches("x" + "é".repeat(35), hash)).isFalse();
  }

  /** bcryptjs gives {@code a} and {@code a\0a} the same hash. */
  @Test
  void a_password_that_bcrypt_confuses_with_a_shorter_one_does_not_match() {
    String hash = SALT + "MFdJu9yVgmagVAIC24fOZkaFqd3s9JC";

    assertThat(HashVerification.matches("a", hash)).isTrue();
    assertThat(HashVerification.matches("a\0a", hash)).isFalse();
    assertThat(HashVerification.matches("a\0a\0a", hash)).isFalse();
    assertThat(HashVerification.matches("a\0".repeat(40), hash)).isFalse();
    assertThat(HashVerification.matches("a\0b", hash)).isFalse();
  }
}
