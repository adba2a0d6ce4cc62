package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.docs.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of {@code docs/configuration.md} match the declared keys, and every page names only
 * keys and variables that exist.
 */
final class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Pattern VARIABLE = Pattern.compile("PORTCULLIS_[A-Z0-9_]+");

  /** Matches code that begins like a key, such as "http.port: 80". */
  private static final Pattern KEY = Pattern.compile("([a-z]+)\\.[a-z.<>-]+(?=:? |$)");

  /** Matches types of events, the files of mail templates, and hosts. */
  private static final Pattern NO_KEY =
      Pattern.compile("user\\.(?!schema).*|.*\\.(txt|html)|.*\\.example(\\.com)?");

  @TempDir private Path folder;

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

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

  @ParameterizedTest
  @MethodSource("pages")
  void every_key_and_variable_of_a_page_exists(MarkdownPage page) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String block : page.blocks("yaml")) {
      Path file = Files.writeString(folder.resolve("block.yaml"), block);
      keys.putAll(ConfigurationSources.read(Map.of(), Optional.of(file), folder).file());
    }
    keysWithin(page.spans()).forEach(key -> keys.put(key, ""));
    Map<String, String> variables = new LinkedHashMap<>();
    VARIABLE.matcher(page.text()).results().forEach(found -> variables.put(found.group(), ""));
    variables.remove("PORTCULLIS_CHECKOUT"); // of the benchmarks

    var onPage = new ConfigurationSources(keys, page.toString(), variables);
    ConfigurationValues.of(onPage, ConfigurationReader.ALL).check(); // throws all problems
  }

  private static Stream<String> keysWithin(List<String> code) {
    Set<String> groups =
        ConfigurationReader.ALL.stream()
            .map(key -> key.name().split("\\.", 2)[0])
            .collect(Collectors.toSet());
    return code.stream()
        .map(KEY::matcher)
        .filter(start -> start.lookingAt() && groups.contains(start.group(1)))
        .map(Matcher::group)
        .filter(Predicate.not(NO_KEY.asMatchPredicate()));
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
