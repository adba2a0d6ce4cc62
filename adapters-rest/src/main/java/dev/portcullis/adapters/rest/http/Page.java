package dev.portcullis.adapters.rest.http;

import io.javalin.http.HttpStatus;
import java.util.Optional;

/**
 * Content of a page behind a mailed link.
 *
 * @param form the form on the page, if any
 */
public record Page(HttpStatus status, String title, String text, Optional<Form> form) {
  /**
   * A form with a button; it also sends the link's token.
   *
   * @param action the URL of the form's request, relative to the page
   * @param password whether the form has a field for a new password
   * @param problem the error of the password that was sent before, if any
   * @param other a second button, if any
   */
  public record Form(
      String action,
      String token,
      boolean password,
      Optional<String> problem,
      String button,
      Optional<Other> other) {
    /** Creates a form with one button. */
    public Form(
        String action, String token, boolean password, Optional<String> problem, String button) {
      this(action, token, password, problem, button, Optional.empty());
    }
  }

  /**
   * A second button of a form, with the text above it.
   *
   * @param action the URL of the request, relative to the page
   */
  public record Other(String text, String action, String button) {}

  public static Page telling(HttpStatus status, String title, String text) {
    return new Page(status, title, text, Optional.empty());
  }

  public static Page asking(HttpStatus status, String title, String text, Form form) {
    return new Page(status, title, text, Optional.of(form));
  }

  /** The page for a malformed token: a part of the link is missing, or there is too much of it. */
  public static Page incompleteLink() {
    return telling(
        HttpStatus.BAD_REQUEST,
        "This link is not complete",
        "Open it from your mail again, or copy all of it into the address bar.");
  }
}
