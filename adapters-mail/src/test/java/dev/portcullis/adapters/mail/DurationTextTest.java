package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT1H | 1 hour",
        "PT2H | 2 hours",
        "PT15M | 15 minutes",
        "PT1M | 1 minute",
        "PT90M | 1 hour and 30 minutes",
        "PT1S | 1 second",
        "PT1.9S | 1 second",
        "PT0.9S | less than a second",
        "P1D | 1 day",
        "P7D | 7 days",
        "P1DT2H3M4S | 1 day, 2 hours, 3 minutes and 4 seconds"
      })
  void durations_are_written_in_words(Duration duration, String words) {
    assertThat(DurationText.duration(duration)).isEqualTo(words);
  }
}
