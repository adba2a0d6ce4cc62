package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainServeTest {
  @ParameterizedTest
  @CsvSource({
    "serve,,",
    "serve --config my.yaml, my.yaml,",
    "serve --config=my.yaml, my.yaml,",
    "serve --config=a=b.yaml, a=b.yaml,",
    "serve --adapters jars,, jars",
    "serve --adapters=jars --config my.yaml, my.yaml, jars",
  })
  void with_names_of_files_alone_it_is_plain(
      String words, @Nullable Path config, @Nullable Path adapters) {
    assertThat(PlainServe.of(words.split(" ")))
        .contains(new PlainServe(Optional.ofNullable(config), Optional.ofNullable(adapters)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version",
        "serve --help",
        "serve -h",
        "serve my.yaml",
        "serve --config",
        "serve --config=",
        "serve --config --adapters",
        "serve --config @file",
        "serve --config=a.yaml --config=b.yaml",
        "serve --port 80",
        "--config my.yaml serve",
        "@serve",
      })
  void what_deserves_an_answer_is_not(String words) {
    assertThat(PlainServe.of(words.split(" "))).isEmpty();
  }
}
