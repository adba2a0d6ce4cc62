package dev.portcullis.bootstrap.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Configuration key. Its declaration defines how it is read, which keys are known, and its row in
 * {@code docs/configuration.md}.
 *
 * @param name dotted; {@code <name>} in it stands for a part that the operator chooses
 * @param fallback the value if none or a wrong one is set
 * @param strictFallback the same with {@code profile: strict}
 * @param defaults the texts of the defaults, for the fingerprint of the configuration
 * @param shownDefault the default, in Markdown
 * @param meaning one line for operators, in Markdown
 */
record Key<T>(
    String name,
    Syntax<T> syntax,
    T fallback,
    T strictFallback,
    Defaults defaults,
    String shownDefault,
    String meaning) {
  static final String PLACEHOLDER = "<name>";

  /**
   * Texts of the defaults.
   *
   * @param compatible empty if the key has no default, or one that depends on other settings
   * @param strict the default with {@code profile: strict}
   */
  record Defaults(Optional<String> compatible, Optional<String> strict) {
    Optional<String> of(Profile profile) {
      return profile == Profile.STRICT ? strict : compatible;
    }
  }

  /** Returns the value if none or a wrong one is set. */
  T fallback(Profile profile) {
    return profile == Profile.STRICT ? strictFallback : fallback;
  }

  /** Returns whether the operator chooses a part of the name. */
  boolean isTemplate() {
    return name.contains(PLACEHOLDER);
  }

  /** Returns the part of the name before {@code <name>}, or the whole name if it has none. */
  String prefix() {
    return name.split(PLACEHOLDER, -1)[0];
  }

  /** Returns the name of the key with {@code name} in place of {@code <name>}. */
  String at(String name) {
    return this.name.replace(PLACEHOLDER, name);
  }

  /** Keys that one class declares, in the order of the page. */
  static final class Group {
    private final List<Key<?>> keys = new ArrayList<>();

    Declaration key(String name, String meaning) {
      return new Declaration(keys, name, meaning, Optional.empty());
    }

    List<Key<?>> keys() {
      return List.copyOf(keys);
    }
  }

  /** Builder of a key that still needs a syntax and a default. */
  record Declaration(List<Key<?>> keys, String name, String meaning, Optional<String> strict) {
    /** Sets another default for {@code profile: strict}, in the form that an operator writes. */
    Declaration strictly(String byDefault) {
      return new Declaration(keys, name, meaning, Optional.of(byDefault));
    }

    /** Declares a key with a default, in the form that an operator writes. */
    <T> Key<T> of(Syntax<T> syntax, String byDefault) {
      return add(syntax, syntax.parse(byDefault), Optional.of(byDefault), "`" + byDefault + "`");
    }

    /** Declares a key without a default. */
    <T> Key<Optional<T>> optional(Syntax<T> syntax) {
      return optional(syntax, "none");
    }

    /**
     * Declares a key whose default depends on other settings; {@code shownDefault} describes it.
     */
    <T> Key<Optional<T>> optional(Syntax<T> syntax, String shownDefault) {
      return add(syntax.map(Optional::of), Optional.empty(), Optional.empty(), shownDefault);
    }

    private <T> Key<T> add(
        Syntax<T> syntax, T fallback, Optional<String> byDefault, String shownDefault) {
      var key =
          new Key<>(
              name,
              syntax,
              fallback,
              strict.map(syntax::parse).orElse(fallback),
              new Defaults(byDefault, strict.or(() -> byDefault)),
              shownDefault + strict.map("; strict: `%s`"::formatted).orElse(""),
              meaning);
      keys.add(key);
      return key;
    }
  }
}
