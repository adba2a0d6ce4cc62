package dev.portcullis.bootstrap.configuration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All problems of an invalid configuration. Each names its key, and none contains a secret. The
 * message is a single line for one problem. For several, it is a heading and one line for each.
 */
public final class ConfigurationProblems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Problem with one key.
   *
   * @param key the key, or a variable that belongs to no key
   * @param text the problem, such as "must be a number"
   * @param place the file or variable with the value; empty if there is none
   */
  public record Problem(String key, String text, String place) {}

  ConfigurationProblems(String file, List<Problem> problems) {
    super(problems.size() == 1 ? line(problems.getFirst()) : lines(file, problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order of the file. Those with keys that aren't in it come last. */
  public List<Problem> problems() {
    return problems;
  }

  private static String line(Problem problem) {
    String place = problem.place().isEmpty() ? "" : " (in %s)".formatted(problem.place());
    return "%s: %s%s".formatted(problem.key(), problem.text(), place);
  }

  private static String lines(String file, List<Problem> problems) {
    int width = problems.stream().mapToInt(problem -> problem.key().length()).max().orElse(0);
    String lines =
        problems.stream()
            .map(problem -> "  " + padded(problem.key(), width) + place(file, problem))
            .collect(Collectors.joining("\n"));
    String what = file.isEmpty() ? "the configuration" : file;
    return "%s has %d problems:\n%s".formatted(what, problems.size(), lines);
  }

  private static String padded(String key, int width) {
    return key + " ".repeat(width - key.length() + 2);
  }

  /** Leaves out the file, because the heading names it. */
  private static String place(String file, Problem problem) {
    return problem.place().isEmpty() || problem.place().equals(file)
        ? problem.text()
        : "%s (in %s)".formatted(problem.text(), problem.place());
  }
}
