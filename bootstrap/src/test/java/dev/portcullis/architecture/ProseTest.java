package dev.portcullis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The prose of the sources and of the pages keeps to each {@link ProseRule}. */
final class ProseTest {
  private static final Path ROOT = Path.of("..");
  private static final Path ALLOWED = Path.of("src/test/resources/prose-allowed.txt");

  /** As many words as a sentence may have. */
  private static final String FORTY = "word ".repeat(39) + "word";

  private static final List<String> FILES = new ArrayList<>();
  private static final List<ProseFinding> FINDINGS = new ArrayList<>();
  private static List<AllowedProse> allowed = List.of();

  @BeforeAll
  static void read() throws IOException {
    allowed = AllowedProse.parse(Files.readString(ALLOWED));
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = ROOT.relativize(file).toString().replace('\\', '/');
            if (path.endsWith(".java") || path.matches("[A-Z]+\\.md|docs/.*\\.md")) {
              FILES.add(path);
              FINDINGS.addAll(ProseFinding.in(path, Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Build output and hidden folders are not. */
  private static boolean isOurs(Path folder) {
    String name = folder.getFileName().toString();
    return folder.equals(ROOT) || !(name.equals("target") || name.startsWith("."));
  }

  @ParameterizedTest
  @EnumSource
  void the_repository_keeps_to(ProseRule rule) {
    assertThat(FINDINGS)
        .filteredOn(finding -> finding.rule() == rule)
        .filteredOn(finding -> allowed.stream().noneMatch(entry -> entry.covers(finding)))
        .as("rewrite them, or allow them in %s with a reason", ALLOWED)
        .isEmpty();
  }

  @Test
  void every_allowed_place_exists() {
    assertThat(allowed)
        .allSatisfy(entry -> assertThat(FINDINGS).as(entry.toString()).anyMatch(entry::covers));
  }

  @Test
  void an_allowed_place_needs_a_reason() {
    assertThatIllegalArgumentException().isThrownBy(() -> AllowedProse.parse("docs/a.md:nobody"));
    assertThatIllegalArgumentException().isThrownBy(() -> AllowedProse.parse("docs/a.md:nobody #"));
    assertThat(AllowedProse.parse("docs/a.md:no(body|one) # a quotation").getFirst())
        .hasToString("AllowedProse[path=docs/a.md, words=no(body|one), reason=a quotation]");
  }

  @Test
  void an_allowed_pattern_covers_no_other_words_and_no_other_file() {
    AllowedProse entry = AllowedProse.parse("docs/a.md:Nobody knows # a quotation").getFirst();

    assertThat(ProseFinding.in("docs/a.md", "Nobody knows.")).allMatch(entry::covers).hasSize(1);
    assertThat(ProseFinding.in("docs/a.md", "Nobody cares.")).noneMatch(entry::covers).hasSize(1);
    assertThat(ProseFinding.in("docs/b.md", "Nobody knows.")).noneMatch(entry::covers).hasSize(1);
  }

  @Test
  void sources_and_pages_are_read() {
    assertThat(FILES)
        .contains("README.md", "docs/architecture.md")
        .contains("bootstrap/src/test/java/dev/portcullis/architecture/ProseTest.java")
        .hasSizeGreaterThan(500)
        .noneMatch(path -> path.contains("/target/"));
  }

  @Test
  void broken_sources_are_caught() {
    String source =
        """
        /**
         * What a session is. %s.
         *
         * @param id of whoever
         *     is there
         */
        class Bad { // Somebody reads this
          /* Whatever comes
             is nobody's. */
          @Test
          void nobody_logs_in_and_anybody_may() {}

          /** More %s. */
          void fine() {}
        }
        """
            .formatted(FORTY, FORTY);

    assertThat(ProseFinding.in("x/src/test/java/Bad.java", source))
        .extracting(finding -> finding.rule() + " " + finding.place().line())
        .containsExactly(
            "JAVADOC_BEGINS_WITH_THE_NOUN 2",
            "PROSE_NAMES_THE_ROLE 4",
            "PROSE_NAMES_THE_ROLE 7",
            "PROSE_NAMES_THE_ROLE 8",
            "PROSE_NAMES_THE_ROLE 9",
            "TEST_NAMES_NAME_THE_ROLE 11",
            "TEST_NAMES_NAME_THE_ROLE 11",
            "JAVADOC_BEGINS_WITH_A_SHORT_SENTENCE 13");
  }

  @Test
  void sound_sources_are_let_pass() {
    String source =
        """
        /** The sum {@code nobody} and {@link Whoever}, whatever the outcome. */
        class Good {
          String literal = "// nobody \\" /* whoever */";
          char quote = '"';
          String block = \"""
              /** What somebody says. \\\"""
              \""";

          /** Ends the session. %s. */
          int nobody_is_called(Nobody nobody) {
            return 1; /**/ // RFC 9110, section 9.3.2
          }
        }
        """
            .formatted(FORTY);

    assertThat(ProseFinding.in("x/src/test/java/Good.java", source)).isEmpty();
  }

  @Test
  void broken_pages_are_caught() {
    String page =
        """
        # For anybody

        Short. More
        %s. Short again.

        - an item
        - whatever
          is there

        | nobody |
        |---|

        [%s](a) more
        """
            .formatted(FORTY, FORTY);

    assertThat(ProseFinding.in("docs/bad.md", page))
        .extracting(finding -> finding.rule() + " " + finding.place().line())
        .containsExactly(
            "PROSE_NAMES_THE_ROLE 1",
            "PROSE_NAMES_THE_ROLE 7",
            "PROSE_NAMES_THE_ROLE 10",
            "PAGES_HAVE_SHORT_SENTENCES 3",
            "PAGES_HAVE_SHORT_SENTENCES 13");
  }

  @Test
  void sound_pages_are_let_pass() {
    String page =
        """
        # %s more

        ```java
        nobody %s more
        ```

        | %s | more |
        |---|---|

        - %s
        - more

        Run `user promote nobody` as [%s](whoever.md "more words") <!-- somebody -->
        """
            .formatted(FORTY, FORTY, FORTY, FORTY, "word ".repeat(36));

    assertThat(ProseFinding.in("docs/good.md", page)).isEmpty();
  }
}
