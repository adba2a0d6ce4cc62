package dev.portcullis.domain.network;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parser of one element of the header {@code Forwarded} (RFC 7239, section 4). */
final class ForwardedElement {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  private ForwardedElement(String text) {
    this.text = text;
  }

  /**
   * Returns the parameters by their names in lower case. Returns none if the element is malformed
   * or repeats a name.
   */
  static Map<String, String> parameters(String element) {
    try {
      return new ForwardedElement(element).parameters();
    } catch (Malformed malformed) {
      return Map.of();
    }
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("", null, false, false);
    }
  }

  private Map<String, String> parameters() throws Malformed {
    Map<String, String> parameters = new HashMap<>();
    skipBlanks();
    while (at < text.length()) {
      if (!has(';')) {
        String name = token().toLowerCase(Locale.ROOT);
        take('=');
        if (parameters.put(name, has('"') ? quoted() : plain()) != null) {
          throw new Malformed();
        }
        skipBlanks();
      }
      if (at < text.length()) {
        take(';');
        skipBlanks();
      }
    }
    return parameters;
  }

  private boolean has(char expected) {
    return at < text.length() && text.charAt(at) == expected;
  }

  private void take(char expected) throws Malformed {
    if (!has(expected)) {
      throw new Malformed();
    }
    at++;
  }

  private void skipBlanks() {
    while (has(' ') || has('\t')) {
      at++;
    }
  }

  private String token() throws Malformed {
    int start = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new Malformed();
    }
    return text.substring(start, at);
  }

  private static boolean isTokenCharacter(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** Reads a value without quotes; some proxies leave them out where they are required. */
  private String plain() {
    int start = at;
    while (at < text.length() && " \t;\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws Malformed {
    var value = new StringBuilder();
    take('"');
    while (!has('"')) {
      if (has('\\')) {
        at++;
      }
      if (at == text.length()) {
        throw new Malformed();
      }
      value.append(text.charAt(at));
      at++;
    }
    take('"');
    return value.toString();
  }
}
