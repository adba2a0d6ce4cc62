package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyArgon2HashTest implements LegacyHashContract {
  private static final String COST = "$v=19$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$";

  /** Computed by argon2-cffi 21.1. */
  @Override
  public List<String> hashesOfGuinevere() {
    return List.of(
        "$argon2i" + COST + "7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
        "$argon2id" + COST + "88TEkbp7He4DYq6JCSsQQ6nC4Nkerazy",
        "$argon2d" + COST + "BVgYXCn5HCqR8jkRRamVg0R6WFzcITkd",
        "$argon2i$v=16$m=64,t=3,p=1$c29tZXNhbHRzb21lc2FsdA"
            + "$DQChvoFG6gDBToFz/maRRmNuExnThbsb5OIV5+kkRNo");
  }

  @Override
  public List<String> hashesBeyondAscii() {
    return List.of(
        "$argon2i" + COST + "RFUj0id3M2HZC6U0PlsbGUyO6lfn216x",
        "$argon2id" + COST + "+0Vw+1qq4d18bxgG1sRu4kGaS3QAW8IL",
        "$argon2d" + COST + "EPLUDWZqHgCuHaXWUP1p7iWzYI39JLzx");
  }

  @Override
  public List<String> hashesWithNul() {
    return List.of(
        "$argon2i" + COST + "FyeIc03MMyDYA6S6ECoXcogAyF3AgiY3",
        "$argon2id" + COST + "K/tcDZDBd5Afi9POyEavpO5g3ydonEnG",
        "$argon2d" + COST + "L7CkcIWDwyVOiuupcqd/OouUsWj2mku3");
  }

  @Override
  public List<String> unaffordable() {
    return List.of(
        ofCost("m=1048577,t=1,p=1"),
        ofCost("m=4194304,t=1,p=1"),
        ofCost("m=1048576,t=5,p=1"),
        ofCost("m=8,t=9999999,p=1"),
        ofCost("m=99999999999,t=1,p=1"),
        ofCost("m=65536,t=1,p=65"));
  }

  @Override
  public List<String> barelyAffordable() {
    return List.of(ofCost("m=1048576,t=4,p=1"), ofCost("m=512,t=1,p=64"));
  }

  private static String ofCost(String cost) {
    return "$argon2i$v=19$%s$c29tZXNhbHRzb21lc2FsdA$7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M"
        .formatted(cost);
  }

  @Override
  public List<String> malformed() {
    return List.of(
        "$argon2" + COST + "7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
        "$argon2x" + COST + "7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
        "$argon2i$v=18$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$7gTrNnnaKE4N5ah8Utb2tvbUBHeyar9M",
        ofCost("m=64,t=3"),
        ofCost("t=3,m=64,p=2"),
        ofCost("m=64,t=3,p=0"),
        ofCost("m=64,t=-3,p=2"),
        "$argon2i" + COST,
        "$argon2i" + COST + "7gTrNnnaKE4N5ah8Utb2t",
        "$argon2i" + COST + "7gTrNnnaKE4N5ah8Utb2tvbUBHeyar=");
  }

  /**
   * From the test vectors of the reference implementation. The second has no version, which means
   * 1.0.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
        "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"
      })
  void published_hashes_match(String hash) {
    assertThat(HashVerification.matches("password", hash)).isTrue();
    assertThat(HashVerification.matches("passwore", hash)).isFalse();
    assertThat(HashVerification.isOutdated(hash)).isTrue();
  }
}
