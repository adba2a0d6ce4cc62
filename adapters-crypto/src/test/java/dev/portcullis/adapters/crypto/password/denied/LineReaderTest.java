package dev.portcullis.adapters.crypto.password.denied;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static LineReader reader(String text) {
    return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), "the list");
  }

  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    var reader = reader(text);
    for (byte[] line = reader.next(); line != null; line = reader.next()) {
      lines.add(reader.number() + " " + new String(line, UTF_8));
    }
    return lines;
  }

  @Test
  void lines_end_with_lf_or_cr_lf_or_the_text() throws IOException {
    assertThat(lines("a\nb\r\nc")).containsExactly("1 a", "2 b", "3 c");
    assertThat(lines("a\r\r\nb\rc\n")).containsExactly("1 a\r", "2 b\rc");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void empty_lines_are_skipped_but_counted() throws IOException {
    assertThat(lines("\n\r\na\n\n\nb\n\n")).containsExactly("3 a", "6 b");
  }

  @Test
  void a_byte_order_mark_is_skipped_at_the_start_only() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1 a", "2 \uFEFFb");
    assertThat(lines("\uFEFF")).isEmpty();
  }

  @Test
  void lines_that_cross_the_buffer_are_whole() throws IOException {
    String line = "x".repeat(50_000);

    assertThat(lines(line + "\n" + line + "\n" + line))
        .containsExactly("1 " + line, "2 " + line, "3 " + line);
  }

  @Test
  void a_line_of_64_kib_is_read_and_a_longer_one_is_refused() throws IOException {
    String longest = "x".repeat(1 << 16);
    assertThat(lines(longest)).hasSize(1);

    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> lines("a\n" + longest + "x\n"))
        .withMessage(
            "the list: line 2 has more than 64 KiB; a line must have one password or hash");
  }
}
