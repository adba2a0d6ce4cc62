package com.example.outsider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Contracts that a store must pass, read from the sources. */
final class ContractSources {
  private static final Path APPLICATION = Path.of("../application/src");
  private static final Path STORAGE =
      APPLICATION.resolve("main/java/dev/portcullis/application/port/out/operation/Storage.java");
  private static final Path CONTRACTS =
      APPLICATION.resolve("test/java/dev/portcullis/application/contract");

  private static final Pattern PORT =
      Pattern.compile("\n  (?:default Optional<)?(\\w+)>? \\w+\\(\\)[;\\s]");
  private static final Pattern INHERITED =
      Pattern.compile("public interface \\w+\\s+extends ([\\w,\\s]+)\\{");
  private static final Pattern SENTENCE =
      Pattern.compile("@Test\\s+default\\s+void\\s+(\\w+)\\(\\)");

  private ContractSources() {}

  /**
   * Returns the names of all tests of {@code StorageContract} and of the contracts of its ports.
   */
  static Set<String> sentences() throws IOException {
    var contracts = new ArrayDeque<>(List.of("StorageContract", "TransactionContract"));
    groups(PORT, Files.readString(STORAGE)).stream()
        .map(port -> port + "Contract")
        .filter(contract -> file(contract).isPresent())
        .forEach(contracts::add);
    var seen = new HashSet<String>();
    var sentences = new TreeSet<String>();
    while (!contracts.isEmpty()) {
      String contract = contracts.remove();
      if (seen.add(contract)) {
        String source = Files.readString(file(contract).orElseThrow());
        sentences.addAll(groups(SENTENCE, source));
        groups(INHERITED, source).stream()
            .flatMap(names -> Pattern.compile("\\W+").splitAsStream(names))
            .forEach(contracts::add);
      }
    }
    return sentences;
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Optional<Path> file(String contract) {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      return files.filter(file -> file.endsWith(contract + ".java")).findFirst();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
