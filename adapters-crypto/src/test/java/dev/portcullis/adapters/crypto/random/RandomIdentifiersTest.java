package dev.portcullis.adapters.crypto.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.operation.IdentifiersContract;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomIdentifiersTest implements IdentifiersContract {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final RandomIdentifiers identifiers = new RandomIdentifiers(() -> NOW);

  @Test
  void ids_are_uuids_of_version_7_that_begin_with_the_time() {
    Stream.of(identifiers.newUserId().value(), identifiers.newSessionId().value())
        .forEach(
            id -> {
              assertThat(id.version()).isEqualTo(7);
              assertThat(id.variant()).isEqualTo(2);
              assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
            });
  }

  @Test
  void ids_of_one_millisecond_differ() {
    assertThat(Stream.generate(identifiers::newUserId).limit(10_000).map(UserId::value))
        .doesNotHaveDuplicates();
    assertThat(Stream.generate(identifiers::newSessionId).limit(10_000).map(SessionId::value))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_random_bit_takes_both_values() {
    long setInMost = 0;
    long clearInMost = 0;
    long setInLeast = 0;
    long clearInLeast = 0;
    List<UUID> ids =
        Stream.generate(identifiers::newUserId).limit(1_000).map(UserId::value).toList();
    for (UUID id : ids) {
      setInMost |= id.getMostSignificantBits();
      clearInMost |= ~id.getMostSignificantBits();
      setInLeast |= id.getLeastSignificantBits();
      clearInLeast |= ~id.getLeastSignificantBits();
    }

    assertThat(setInMost & clearInMost).isEqualTo(0x0FFFL);
    assertThat(setInLeast & clearInLeast).isEqualTo(0x3FFF_FFFF_FFFF_FFFFL);
  }

  @Test
  void later_ids_sort_after_earlier_ones_as_text() {
    var later = new RandomIdentifiers(() -> NOW.plusMillis(1));

    assertThat(later.newUserId().toString()).isGreaterThan(identifiers.newUserId().toString());
  }

  @Override
  public Identifiers identifiers() {
    return identifiers;
  }
}
