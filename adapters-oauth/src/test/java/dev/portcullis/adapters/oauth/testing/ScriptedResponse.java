package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What a server sends back, or how it fails to. */
public sealed interface ScriptedResponse {
  /** A whole one. */
  record Whole(int status, Map<String, String> headers, String body) implements ScriptedResponse {
    /** Copies the map. */
    public Whole {
      headers = Map.copyOf(headers);
    }
  }

  /** None, ever. */
  record NoResponse() implements ScriptedResponse {}

  /** The usual one, after that time. */
  record Late(Duration by) implements ScriptedResponse {}

  /** One whose body comes byte by byte, each just before one would give up waiting for it. */
  record Dripping() implements ScriptedResponse {}

  /** One whose body has no end. */
  record Endless() implements ScriptedResponse {}

  /** Text of that kind. */
  static ScriptedResponse text(int status, String contentType, String body) {
    return new Whole(status, Map.of("Content-Type", contentType), body);
  }

  /** A JSON text, well-formed or not. */
  public static ScriptedResponse json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** A JSON object. */
  public static ScriptedResponse json(int status, Map<String, ?> members) {
    return json(status, JSONObjectUtils.toJSONString(members));
  }

  /** An error of RFC 6749, section 5.2. */
  static ScriptedResponse error(int status, String error) {
    return json(status, Map.of("error", error));
  }

  /** A page for people. */
  static ScriptedResponse html(int status) {
    return text(status, "text/html; charset=utf-8", "<!doctype html><p>Sorry!</p>");
  }

  /** Sends elsewhere. */
  static ScriptedResponse redirect(URI location) {
    return new Whole(302, Map.of("Location", location.toString()), "");
  }

  /** No body. */
  static ScriptedResponse status(int status) {
    return new Whole(status, Map.of(), "");
  }
}
