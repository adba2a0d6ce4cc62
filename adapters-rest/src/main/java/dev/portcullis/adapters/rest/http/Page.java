package dev.portcullis.adapters.rest.http;

import io.javalin.http.HttpStatus;
import java.util.Optional;

/**
 * What a page says to whoever has opened the link of a mail.
 *
 * @param form what it asks for, if anything
 */
public record Page(HttpStatus status, String title, String text, Optional<Form> form) {
  /**
   * A form with one button; it takes the link's token along.
   *
   * @param action where it goes, relative to the page
   * @param password whether it asks for a new password
   * @param problem what was wrong with the password that came before, if anything was
   */
  public record Form(
      String action, String token, boolean password, Optional<String> problem, String button) {}

  public static Page telling(HttpStatus status, String title, String text) {
    return new Page(status, title, text, Optional.empty());
  }

  public static Page asking(HttpStatus status, String title, String text, Form form) {
    return new Page(status, title, text, Optional.of(form));
  }

  /** What is said when the token can be none: part of the link is missing, or too much is there. */
  public static Page incompleteLink() {
    return telling(
        HttpStatus.BAD_REQUEST,
        "This link is not complete",
        "Open it from your mail again, or copy all of it into the address bar.");
  }
}
