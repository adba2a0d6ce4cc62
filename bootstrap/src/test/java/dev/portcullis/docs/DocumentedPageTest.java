package dev.portcullis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.docs.DocumentedPage.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentedPageTest {
  private static List<Step> steps(String text) {
    return DocumentedPage.of(new MarkdownPage(Path.of("../page.md"), text)).steps();
  }

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

    assertThat(steps(text))
        .containsExactly(new Step("echo 1\n", "1\n"), new Step("echo '{}'\n", "{}\n"));
  }

  @Test
  void commands_without_output_after_them_print_nothing() {
    String text =
        """
        ```sh
        mkdir data
        ```

        ```sh
        cd data
        ```

        The log then says:

        ```text
        started
        ```
        """;

    assertThat(steps(text))
        .containsExactly(new Step("mkdir data\n", ""), new Step("cd data\n", ""));
  }

  @Test
  void commands_may_belong_to_an_item_of_a_list() {
    String text =
        """
        1. Count:

           ```sh
           for i in 1 2; do
             echo $i
           done
           ```

           ```text
           1
           2
           ```
        """;

    assertThat(steps(text))
        .containsExactly(new Step("for i in 1 2; do\n  echo $i\ndone\n", "1\n2\n"));
  }

  @Test
  void a_yaml_block_that_begins_with_a_file_name_is_written_to_that_file() {
    String text =
        """
        ```yaml
        # portcullis.yaml
        http.port: 80
        ```

        ```yaml
        # Only an excerpt.
        http.port: 80
        ```
        """;

    assertThat(steps(text))
        .containsExactly(new Step("cat > portcullis.yaml <<'END'\nhttp.port: 80\nEND\n", ""));
  }
}
