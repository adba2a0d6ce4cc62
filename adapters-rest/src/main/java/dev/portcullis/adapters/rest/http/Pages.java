package dev.portcullis.adapters.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * Renders HTML pages. They run no script, load nothing and can't be framed. They send no referrer
 * to other sites, because the URL contains a token.
 */
public final class Pages {
  private static final String STYLE = Resources.text("page.css");

  /** Escapes all values except the style, which is a file of this module. */
  private static final Template TEMPLATE =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(Resources.text("page.html"));

  /** Allows only the style with this hash (Content Security Policy Level 3, section 2.3.1). */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));

  private static final String WANTED = "page";

  private Pages() {}

  /**
   * Answers all requests for these paths with a page, even failed ones. Must be called before any
   * handler that may fail is installed.
   */
  public static void install(RoutesConfig routes, String... paths) {
    for (String path : paths) {
      routes.before(path, Pages::want);
    }
  }

  private static void want(Context ctx) {
    ctx.attribute(WANTED, true);
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
  }

  static boolean areWanted(Context ctx) {
    return ctx.attribute(WANTED) != null;
  }

  public static void show(Context ctx, Page page) {
    ctx.status(page.status());
    var gaps =
        Map.of(
            "style", STYLE,
            "title", page.title(),
            "text", page.text(),
            "form", page.form().map(Pages::gaps).stream().toList());
    ctx.contentType("text/html; charset=utf-8").result(TEMPLATE.execute(gaps));
  }

  private static Map<String, Object> gaps(Page.Form form) {
    return Map.of(
        "action", form.action(),
        "token", form.token(),
        "password", form.password(),
        "problem", form.problem().orElse(""),
        "button", form.button(),
        "other", form.other().map(Pages::gaps).stream().toList());
  }

  private static Map<String, Object> gaps(Page.Other other) {
    return Map.of(
        "otherText", other.text(), "otherAction", other.action(), "otherButton", other.button());
  }

  /** Renders a failure according to the status of the answer. */
  static void showFailure(Context ctx) {
    HttpStatus status = ctx.status();
    String advice =
        status.isServerError()
            ? "It is not your fault. Try again in a moment."
            : "Open the link in your mail again.";
    show(ctx, Page.telling(status, "This didn't work", advice));
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}
