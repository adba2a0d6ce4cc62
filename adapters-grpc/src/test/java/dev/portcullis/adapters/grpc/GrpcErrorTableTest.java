package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.application.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gRPC column of {@code docs/errors.md} matches the code. */
final class GrpcErrorTableTest {
  private static final int COLUMN = 5;

  @Test
  void the_table_lists_every_code_with_its_status() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    Files.readString(Path.of("../docs/errors.md"))
        .lines()
        .takeWhile(line -> !line.startsWith("## Codes of REST"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .forEach(cells -> documented.put(cells[1].replace("`", ""), cells[COLUMN]));

    Map<String, String> real = new LinkedHashMap<>();
    Arrays.stream(ErrorCode.values())
        .filter(code -> code.origin() != ErrorCode.Origin.REST)
        .forEach(code -> real.put(code.name(), "`" + GrpcErrors.status(code).name() + "`"));

    assertThat(documented).isEqualTo(real).hasSizeGreaterThan(5);
  }
}
