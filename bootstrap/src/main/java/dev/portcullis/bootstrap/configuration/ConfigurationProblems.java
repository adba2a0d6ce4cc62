package dev.portcullis.bootstrap.configuration;

import java.util.List;

/**
 * A configuration that can't be used: every problem, each naming its key, none telling a secret.
 */
public final class ConfigurationProblems extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigurationProblems(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }
}
