package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/configuration.md} match the declared keys. */
final class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void the_page_has_the_row_of_every_key_in_the_order_of_the_declarations() throws IOException {
    Map<String, String> declared = new LinkedHashMap<>();
    ConfigurationReader.ALL.forEach(key -> declared.put(key.name(), row(key)));

    Map<String, String> page = pageRows();

    List<String> changes = changes(declared, page);
    assertThat(changes)
        .withFailMessage("In docs/configuration.md,%n%s", String.join("\n", changes))
        .isEmpty();
    assertThat(page.values()).containsExactlyElementsOf(declared.values());
  }

  private static String row(Key<?> key) {
    String form = key.syntax().form().replace("<", "\\<");
    return "| `%s` | %s | %s | %s |".formatted(key.name(), form, key.shownDefault(), key.meaning());
  }

  /** Returns the necessary changes to the page, one line each. */
  private static List<String> changes(Map<String, String> declared, Map<String, String> page) {
    List<String> changes = new ArrayList<>();
    String above = "the table's head";
    for (Map.Entry<String, String> row : declared.entrySet()) {
      String onPage = page.get(row.getKey());
      if (onPage == null) {
        changes.add("add below %s:\n%s".formatted(above, row.getValue()));
      } else if (!onPage.equals(row.getValue())) {
        changes.add("replace the line of %s by:\n%s".formatted(row.getKey(), row.getValue()));
      }
      above = row.getKey();
    }
    page.keySet().stream()
        .filter(key -> !declared.containsKey(key))
        .forEach(key -> changes.add("delete the line of %s: there is no such key".formatted(key)));
    return changes;
  }

  /** Reads the rows of keys; rows of environment variables are left out. */
  private static Map<String, String> pageRows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| `") && !line.startsWith("| `PORTCULLIS_"))
        .forEach(line -> rows.put(line.split("`", -1)[1], line));
    return rows;
  }
}
