package dev.portcullis.architecture;

/**
 * A piece of prose that stands in one place of a file. Its line breaks are those of the file.
 *
 * @param line the line of the file on which the text begins, counted from 1
 */
record Passage(Kind kind, int line, String text) {
  enum Kind {
    /** A documentation comment, block tags included. */
    JAVADOC,
    /** A block comment, or adjacent comments to the end of the line. */
    COMMENT,
    /** The name of a test method, its words separated by spaces. */
    TEST_NAME,
    /** A paragraph or an item of a list in Markdown. */
    PARAGRAPH,
    /** A heading or a row of a table in Markdown. */
    LABEL
  }

  /** The line of the file that holds the character at {@code offset} of the text. */
  int lineAt(int offset) {
    return line + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
