package dev.portcullis.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The REST column of {@code docs/errors.md} matches the code. */
final class RestErrorTableTest {
  private static final int COLUMN = 4;

  @Test
  void the_table_lists_every_code_with_its_status() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    Files.readString(Path.of("../docs/errors.md"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .forEach(cells -> documented.put(cells[1].replace("`", ""), cells[COLUMN]));

    Map<String, String> real = new LinkedHashMap<>();
    Arrays.stream(ErrorCode.values())
        .forEach(code -> real.put(code.name(), Integer.toString(Errors.status(code).getCode())));

    assertThat(documented).isEqualTo(real).hasSizeGreaterThan(5);
  }

  @Test
  void every_code_stands_in_the_section_of_what_answers_with_it() throws IOException {
    Map<String, ErrorCode.Origin> documented = new LinkedHashMap<>();
    var section = ErrorCode.Origin.USE_CASES;
    for (String line : Files.readAllLines(Path.of("../docs/errors.md"))) {
      if (line.startsWith("## Codes of both protocols")) {
        section = ErrorCode.Origin.EDGES;
      } else if (line.startsWith("## Codes of REST")) {
        section = ErrorCode.Origin.REST;
      } else if (line.startsWith("| `")) {
        documented.put(line.split("`", -1)[1], section);
      }
    }

    Map<String, ErrorCode.Origin> real = new LinkedHashMap<>();
    Arrays.stream(ErrorCode.values()).forEach(code -> real.put(code.name(), code.origin()));

    assertThat(documented).isEqualTo(real);
  }

  @Test
  void a_status_alone_becomes_the_code_that_has_it() {
    Arrays.stream(ErrorCode.values())
        .filter(code -> code.origin() == ErrorCode.Origin.REST)
        .filter(code -> code != ErrorCode.CROSS_SITE_REQUEST)
        .forEach(code -> assertThat(Errors.code(Errors.status(code).getCode())).isEqualTo(code));
    assertThat(Errors.code(404)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(Errors.code(408)).isEqualTo(ErrorCode.REQUEST_TIMEOUT);
    assertThat(Errors.code(413)).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    assertThat(Errors.code(426)).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(Errors.code(503)).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(Errors.code(500)).isEqualTo(ErrorCode.INTERNAL_ERROR);
  }
}
