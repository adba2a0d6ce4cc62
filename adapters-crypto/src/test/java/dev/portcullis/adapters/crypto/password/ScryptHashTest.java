package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScryptHashTest implements LegacyHashContract {
  private static final String DIGEST_OF_32 = "zrsbsi3uaEOwhnVdZ8NLB0EBLGeYsSnOt24w2fPPye0";

  /** Computed by passlib 1.7.4, and by Python's hashlib in werkzeug's and Django's forms. */
  @Override
  public List<String> hashesOfGuinevere() {
    return List.of(
        "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$zrsbsi3uaEOwhnVdZ8NLB0EBLGeYsSnOt24w2fPPye" + "0",
        "scrypt:32:8:1$somesalt$23a048d7141ff6c10be766430b685312b02afe52370d91441b809d6"
            + "778229e842ea36022116f8e1e2e46dde01fa132c40d2d5f0b4b6cad366e91d477616700bb",
        "scrypt$32$somesalt$8$1$I6BI1xQf9sEL52ZDC2hTErAq/lI3DZFEG4CdZ3ginoQuo2AiEW+OHi5"
            + "G3eAfoTLEDS1fC0tsrTZukdR3YWcAuw==");
  }

  @Override
  public List<String> hashesBeyondAscii() {
    return List.of(
        "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$9Y787iBG3oeDLbzq2uFH1UYeRqawlDgU012wXIOkqn" + "Y",
        "scrypt:32:8:1$somesalt$56d6074154019bb884b89e760fe6402767b1a26061a5356b69787b9"
            + "4d6e087fc4cae6ab28e3ef5cc2cde8630f01e8187904890d0ab76df6c09d387a1ffdc5b26",
        "scrypt$32$somesalt$8$1$VtYHQVQBm7iEuJ52D+ZAJ2exomBhpTVraXh7lNbgh/xMrmqyjj71zCz"
            + "ehjDwHoGHkEiQ0Kt232wJ04eh/9xbJg==");
  }

  @Override
  public List<String> hashesWithNul() {
    return List.of(
        "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$rVW7qg5aDo8TgX0ZELNwuIhITpThnDrkC++1sRHFq4" + "M",
        "scrypt:32:8:1$somesalt$5d351ccc276f2a8d3f6ffa5da76c5bc428595ce26873d429c40a6b1"
            + "488a30368ac8c2053f4cd27784d6464fa0320668923f06165c3892145a77d228f777f6d98",
        "scrypt$32$somesalt$8$1$XTUczCdvKo0/b/pdp2xbxChZXOJoc9QpxAprFIijA2isjCBT9M0neE1"
            + "kZPoDIGaJI/BhZcOJIUWnfSKPd39tmA==");
  }

  @Override
  public List<String> unaffordable() {
    return List.of(
        passlib("ln=18,r=8,p=1"),
        passlib("ln=17,r=9,p=1"),
        passlib("ln=29,r=64,p=64"),
        passlib("ln=17,r=8,p=9"),
        passlib("ln=1,r=65,p=1"),
        passlib("ln=1,r=8,p=65"),
        passlib("ln=1,r=99999999,p=1"),
        passlib("ln=1,r=1,p=99999999"),
        werkzeug("262144:8:1"),
        werkzeug("99999999:1:1"),
        werkzeug("16384:8:65"));
  }

  @Override
  public List<String> barelyAffordable() {
    return List.of(
        passlib("ln=17,r=8,p=8"),
        passlib("ln=15,r=1,p=64"),
        passlib("ln=14,r=64,p=8"),
        passlib("ln=1,r=64,p=64"),
        werkzeug("131072:8:8"));
  }

  private static String passlib(String cost) {
    return "$scrypt$%s$c29tZXNhbHT//g$%s".formatted(cost, DIGEST_OF_32);
  }

  private static String werkzeug(String cost) {
    return "scrypt:%s$somesalt$%s".formatted(cost, "5a".repeat(64));
  }

  @Override
  public List<String> malformed() {
    return List.of(
        passlib("ln=0,r=8,p=1"),
        passlib("ln=04,r=8,p=1"),
        passlib("ln=32,r=8,p=1"),
        passlib("ln=99999999999,r=8,p=1"),
        passlib("ln=4,r=0,p=1"),
        passlib("ln=4,r=8,p=0"),
        passlib("ln=4,r=-8,p=1"),
        passlib("r=8,ln=4,p=1"),
        passlib("ln=16,r=1,p=1"), // RFC 7914, section 2: n < 2^(128 * r / 8)
        passlib("ln=4,r=8,p=2") + "A",
        "$scrypt$ln=4,r=8,p=2$$" + DIGEST_OF_32,
        "$scrypt$ln=4,r=8,p=2$ä$" + DIGEST_OF_32,
        "$scrypt$ln=4,r=8,p=2$" + "c2Fs".repeat(43) + "$" + DIGEST_OF_32,
        "$scrypt$ln=4,r=8,p=2$c29tZXNhbHT//g$" + DIGEST_OF_32.replace('z', '!'),
        werkzeug("1:8:1"),
        werkzeug("33:8:1"),
        werkzeug("32:8"),
        "scrypt:32:8:1$$" + "5a".repeat(64),
        "scrypt:32:8:1$somesalt$" + "5a".repeat(63),
        "scrypt:32:8:1$somesalt$" + "5a".repeat(63) + "5",
        "scrypt:32:8:1$somesalt$" + "5x".repeat(64),
        "scrypt$32$somesalt$8$1$",
        "scrypt$33$somesalt$8$1$" + "c2Fs".repeat(21) + "Wg==");
  }

  /** RFC 7914, section 12. */
  @ParameterizedTest
  @CsvSource({
    "password, scrypt:1024:8:16$NaCl$,"
        + "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    "pleaseletmein, scrypt:16384:8:1$SodiumChloride$,"
        + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
  })
  void published_hashes_match(String password, String cost, String digest) {
    assertThat(HashVerification.matches(password, cost + digest)).isTrue();
    assertThat(HashVerification.matches(password + "!", cost + digest)).isFalse();
  }
}
