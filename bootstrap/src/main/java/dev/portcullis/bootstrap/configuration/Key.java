package dev.portcullis.bootstrap.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration key. Reading it, the check for unknown keys and the tables of {@code
 * docs/configuration.md} all come from its one declaration.
 *
 * @param name dotted; {@code <name>} in it stands for a part that the operator chooses
 * @param fallback the value where none is set, or a wrong one
 * @param shownDefault the default, in Markdown
 * @param meaning one line for operators, in Markdown
 */
record Key<T>(String name, Syntax<T> syntax, T fallback, String shownDefault, String meaning) {
  static final String PLACEHOLDER = "<name>";

  /** The part of the name before {@code <name>}; all of it without one. */
  String prefix() {
    return name.split(PLACEHOLDER, -1)[0];
  }

  /** The name of the key with {@code name} in place of {@code <name>}. */
  String at(String name) {
    return this.name.replace(PLACEHOLDER, name);
  }

  /** The keys that one class declares, in the order of the page. */
  static final class Group {
    private final List<Key<?>> keys = new ArrayList<>();

    Declaration key(String name, String meaning) {
      return new Declaration(keys, name, meaning);
    }

    List<Key<?>> keys() {
      return List.copyOf(keys);
    }
  }

  /** A key that still needs a syntax and a default. */
  record Declaration(List<Key<?>> keys, String name, String meaning) {
    /** With a default, as an operator would write it. */
    <T> Key<T> of(Syntax<T> syntax, String byDefault) {
      return add(syntax, syntax.parse(byDefault), "`" + byDefault + "`");
    }

    /** Without a default. */
    <T> Key<Optional<T>> optional(Syntax<T> syntax) {
      return optional(syntax, "none");
    }

    /** With a default that depends on something else, as {@code shownDefault} tells. */
    <T> Key<Optional<T>> optional(Syntax<T> syntax, String shownDefault) {
      return add(syntax.map(Optional::of), Optional.empty(), shownDefault);
    }

    private <T> Key<T> add(Syntax<T> syntax, T fallback, String shownDefault) {
      var key = new Key<>(name, syntax, fallback, shownDefault, meaning);
      keys.add(key);
      return key;
    }
  }
}
