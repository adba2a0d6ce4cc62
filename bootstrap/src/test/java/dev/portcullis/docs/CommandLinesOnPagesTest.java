package dev.portcullis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.cli.CommandLines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The pages name only commands and options that exist, also where nothing is run. */
final class CommandLinesOnPagesTest {
  private static final String WORD = "(?:'[^']*'|\"[^\"]*\"|[^\\s`…|;&#<>()\"'])+";

  /** A call of the launcher, without what a shell does with it. */
  private static final Pattern CALL = Pattern.compile("/portcullis((?: +" + WORD + ")+)");

  private static final CommandLine ROOT = CommandLines.root();

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_names_commands_and_options_that_exist(MarkdownPage page) {
    assertThat(commandLines(page)).allSatisfy(CommandLinesOnPagesTest::assertExists);
  }

  @Test
  void every_command_and_option_is_on_the_pages_of_the_command_line() {
    List<String> spans =
        pages().stream()
            .filter(page -> page.toString().matches("docs/(command-line|coming-from-.*)\\.md"))
            .flatMap(page -> page.spans().stream())
            .toList();

    assertThat(commands(ROOT).flatMap(CommandLinesOnPagesTest::names))
        .isNotEmpty()
        .allMatch(name -> spans.stream().anyMatch(span -> (span + " ").startsWith(name + " ")));
  }

  /** The calls of the launcher, and the code within sentences that begins with a command. */
  private static List<List<String>> commandLines(MarkdownPage page) {
    Stream<List<String>> calls =
        CALL.matcher(page.text()).results().map(call -> words(call.group(1)));
    Stream<List<String>> spans =
        page.spans().stream()
            .map(CommandLinesOnPagesTest::words)
            .filter(words -> !words.isEmpty())
            .filter(words -> ROOT.getSubcommands().containsKey(words.getFirst()));
    return Stream.concat(calls, spans).toList();
  }

  private static List<String> words(String line) {
    return Pattern.compile(WORD).matcher(line).results().map(MatchResult::group).toList();
  }

  private static void assertExists(List<String> words) {
    CommandLine command = ROOT;
    for (String word : words) {
      Map<String, CommandLine> subcommands = command.getSubcommands();
      if (word.startsWith("--")) {
        assertThat(command.getCommandSpec().optionsMap()).containsKey(word.split("=", 2)[0]);
      } else if (!subcommands.isEmpty()) {
        assertThat(subcommands).containsKey(word);
        command = subcommands.getOrDefault(word, command);
      }
    }
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().flatMap(CommandLinesOnPagesTest::commands);
  }

  /** The command's words, and its options. */
  private static Stream<String> names(CommandLine command) {
    Set<String> options = command.getCommandSpec().optionsMap().keySet();
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName().replaceFirst("^portcullis ", "")),
        options.stream().filter(Predicate.not("-h"::equals)));
  }
}
