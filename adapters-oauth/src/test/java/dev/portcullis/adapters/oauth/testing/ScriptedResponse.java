package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Response of a server, or its failure to respond. */
public sealed interface ScriptedResponse {
  /** Complete response. */
  record Whole(int status, Map<String, String> headers, String body) implements ScriptedResponse {
    /** Copies the map. */
    public Whole {
      headers = Map.copyOf(headers);
    }
  }

  /** No response. */
  record NoResponse() implements ScriptedResponse {}

  /** Usual response, after a delay. */
  record Late(Duration by) implements ScriptedResponse {}

  /** Response whose body is sent byte by byte, with a short pause before each. */
  record Dripping() implements ScriptedResponse {}

  /** Response whose body never ends. */
  record Endless() implements ScriptedResponse {}

  /** Returns a text with this content type. */
  static ScriptedResponse text(int status, String contentType, String body) {
    return new Whole(status, Map.of("Content-Type", contentType), body);
  }

  /** Returns a JSON text, well-formed or not. */
  public static ScriptedResponse json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** Returns a JSON object. */
  public static ScriptedResponse json(int status, Map<String, ?> members) {
    return json(status, JSONObjectUtils.toJSONString(members));
  }

  /** Returns an error response (RFC 6749, section 5.2). */
  static ScriptedResponse error(int status, String error) {
    return json(status, Map.of("error", error));
  }

  /** Returns an HTML page. */
  static ScriptedResponse html(int status) {
    return text(status, "text/html; charset=utf-8", "<!doctype html><p>Sorry!</p>");
  }

  /** Returns a redirect. */
  static ScriptedResponse redirect(URI location) {
    return new Whole(302, Map.of("Location", location.toString()), "");
  }

  /** Returns a response without a body. */
  static ScriptedResponse status(int status) {
    return new Whole(status, Map.of(), "");
  }
}
