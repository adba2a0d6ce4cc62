package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2HashTest implements LegacyHashContract {
  private static final String DIGEST_OF_20 = "e9vM9wtlTngradubGnOapfBoLnA";
  private static final String DIGEST_OF_32 = "pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg=";

  /** Computed by Django 3.2, passlib 1.7.4, and Python's hashlib in werkzeug's form. */
  @Override
  public List<String> hashesOfGuinevere() {
    return List.of(
        "pbkdf2_sha256$1000$somesalt$pcdhWDO0/I9z/h185fPjAY3Zj8yA8XudAs9HZy5iQCg=",
        "pbkdf2_sha1$1000$somesalt$EUQHbugddNQbyKeEUE/cTuJipJo=",
        "pbkdf2:sha256:1000$somesalt$a5c7615833b4fc8f73fe1d7ce5f3e3018dd98fcc80f17b9d02"
            + "cf47672e624028",
        "$pbkdf2$1000$c29tZXNhbHT//v/.$e9vM9wtlTngradubGnOapfBoLnA",
        "$pbkdf2-sha256$1000$c29tZXNhbHT//v/.$wnKsTcBEIqX0w8zx.CHfILvbDCOXkej51scWXg2oO" + "lA",
        "$pbkdf2-sha512$1000$c29tZXNhbHT//v/.$GoGGuvbNlAhTIHz4kopWCvreODK0L1T2Yi6joyMTC"
            + "i2fKyPnA9ahfx4vGm1X6JOmwqrF3F.H1SL.Pd2lbQTkCA");
  }

  @Override
  public List<String> hashesBeyondAscii() {
    return List.of(
        "pbkdf2_sha256$1000$somesalt$O+sRpr32OKBVmG2vQ9PV8IMppfYoB74oFofNd20dk3o=",
        "pbkdf2_sha1$1000$somesalt$lwJJQMGQnYlpU6tNeoc3MvJM29w=",
        "pbkdf2:sha256:1000$somesalt$3beb11a6bdf638a055986daf43d3d5f08329a5f62807be2816"
            + "87cd776d1d937a",
        "$pbkdf2$1000$c29tZXNhbHT//v/.$D4wPWpDoN82CoNOvZjazSuJdJx4",
        "$pbkdf2-sha256$1000$c29tZXNhbHT//v/.$rTowf7mWxW1xXG3MVAHd/LtlvJkP3ppAVFWmquKts" + "Qg",
        "$pbkdf2-sha512$1000$c29tZXNhbHT//v/.$8Fn8PXKBqyjDET6moo8KPMPd3a6eeDfD6hsPKMYE."
            + "hMeBN.w2u97kwTxXCD1z0OY0J6LA7qLk0JaKDeSQvvMqQ");
  }

  @Override
  public List<String> hashesWithNul() {
    return List.of(
        "pbkdf2_sha256$1000$somesalt$jOaJhEpH8Ox6ftMq41R6dFTHwMbVHx5K6c/AA+E24+w=",
        "pbkdf2_sha1$1000$somesalt$qIKytBO6R32R0pK0GTca7JySisQ=",
        "pbkdf2:sha256:1000$somesalt$8ce689844a47f0ec7a7ed32ae3547a7454c7c0c6d51f1e4ae9"
            + "cfc003e136e3ec",
        "$pbkdf2$1000$c29tZXNhbHT//v/.$rwvHeEEee/xwd3nyju.gaxtg63U",
        "$pbkdf2-sha256$1000$c29tZXNhbHT//v/.$8QQuGvYuTaIbmb4NEC7mDhUDKhTyESl6jS6G5ExJK" + "Ls",
        "$pbkdf2-sha512$1000$c29tZXNhbHT//v/.$fEcDKiH6Y7doxB1gX9Qhu7uBJlTOwXkpWweUYq2VZ"
            + "JK4MpdGmAkLxUXZECVceJFuQmhbEcNDDNSZD1QsEHLcTQ");
  }

  @Override
  public List<String> unaffordable() {
    return List.of(
        django("6000001"),
        django("999999999"),
        django("9999999999"),
        django("9".repeat(100)),
        passlib("6000001"),
        "pbkdf2:sha256:6000001$somesalt$" + "5a".repeat(32));
  }

  @Override
  public List<String> barelyAffordable() {
    return List.of(
        django("6000000"), passlib("6000000"), "pbkdf2:sha512:6000000$s$" + "5a".repeat(64));
  }

  private static String django(String iterations) {
    return "pbkdf2_sha256$%s$somesalt$%s".formatted(iterations, DIGEST_OF_32);
  }

  private static String passlib(String rounds) {
    return "$pbkdf2$%s$c29tZXNhbHT//v/.$%s".formatted(rounds, DIGEST_OF_20);
  }

  @Override
  public List<String> malformed() {
    return List.of(
        django("0"),
        django("-1"),
        django("01000"),
        django("1e3"),
        django(""),
        django("1000").replace("sha256", "sha1"),
        django("1000").replace("sha256", "md5"),
        django("1000").replace("sha256", "SHA256"),
        django("1000").replace("somesalt", ""),
        django("1000").replace("somesalt", "s".repeat(129)),
        django("1000").replace("=", "=="),
        django("1000").replace("=", "!"),
        django("1000").replace('/', '_'),
        passlib("1000").replace(".", "+"),
        passlib("1000").replace("pbkdf2", "pbkdf2-sha1"),
        passlib("1000").replace("pbkdf2", "pbkdf2-md5"),
        passlib("1000").replace("c29tZXNhbHT//v/.", ""),
        passlib("1000").replace("c29tZXNhbHT//v/.", "c29tZ"),
        "pbkdf2:sha256$somesalt$" + "5a".repeat(32),
        "pbkdf2:sha256:1000$somesalt$" + "5a".repeat(31),
        "pbkdf2:sha256:1000$somesalt$" + "5x".repeat(32));
  }

  /** RFC 6070, section 2. */
  @ParameterizedTest
  @CsvSource({
    "1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
    "2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
    "4096, 4b007901b765489abead49d926f721d065a429c1"
  })
  void published_hashes_match(int iterations, String digest) {
    String hash = "pbkdf2:sha1:%d$salt$%s".formatted(iterations, digest);

    assertThat(HashVerification.matches("password", hash)).isTrue();
    assertThat(HashVerification.matches("passwore", hash)).isFalse();
  }

  /** Computed by Python's hashlib. HMAC hashes a key that is longer than its block. */
  @Test
  void a_password_longer_than_a_block_is_compared_to_its_end() {
    String hash = "pbkdf2_sha256$1000$somesalt$W+p993OgSAZ3m6sWZECdzxPe0aXTzbHjdiNFtAE3BVM=";

    assertThat(HashVerification.matches("é".repeat(512), hash)).isTrue();
    assertThat(HashVerification.matches("é".repeat(511) + "è", hash)).isFalse();
    assertThat(HashVerification.matches("é".repeat(511), hash)).isFalse();
  }
}
