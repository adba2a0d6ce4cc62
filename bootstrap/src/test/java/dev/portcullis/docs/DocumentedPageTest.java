package dev.portcullis.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.docs.DocumentedPage.Step;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentedPageTest {
  private static final Path PAGE = Path.of("page.md");

  @Test
  void a_step_is_a_block_of_commands_and_the_block_of_output_after_it() {
    String text =
        """
        ```sh
        echo 1
        ```

        ```text
        1
        ```

        Then:

        ```bash
        rm -r data
        ```

        ```sh
        echo '{}'
        ```

        ```json
        {}
        ```
        """;

    assertThat(DocumentedPage.of(PAGE, text).steps())
        .containsExactly(new Step("echo 1\n", "1\n"), new Step("echo '{}'\n", "{}\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```sh\necho 1\n```\n",
        "```sh\necho 1\n```\n\nprints\n\n```text\n1\n```\n",
        "1. ```sh\n   echo 1\n   ```\n\n   ```sh\n   echo 2\n   ```\n"
      })
  void commands_without_output_are_refused(String text) {
    assertThatThrownBy(() -> DocumentedPage.of(PAGE, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page.md");
  }
}
