package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the hashes in {@code docs/imported-passwords.md} match. */
class ImportedPasswordsPageTest {
  @Test
  void the_examples_are_hashes_of_guinevere() throws IOException {
    String page = Files.readString(Path.of("../docs/imported-passwords.md"));
    String block = page.split("```", -1)[1];
    List<String> examples = block.lines().skip(1).toList(); // the first line names the language

    assertThat(examples).hasSizeGreaterThan(10);
    for (String example : examples) {
      assertThat(HashVerification.matches("guinevere", example)).as(example).isTrue();
    }
  }
}
