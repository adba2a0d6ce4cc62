package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What a server sends back, or how it fails to. */
public sealed interface Answer {
  /** A whole one. */
  record Whole(int status, Map<String, String> headers, String body) implements Answer {
    /** Copies the map. */
    public Whole {
      headers = Map.copyOf(headers);
    }
  }

  /** None, ever. */
  record Silence() implements Answer {}

  /** The usual one, after that time. */
  record Late(Duration by) implements Answer {}

  /** One whose body comes byte by byte, each just before one would give up waiting for it. */
  record Dripping() implements Answer {}

  /** One whose body has no end. */
  record Endless() implements Answer {}

  /** Text of that kind. */
  static Answer text(int status, String contentType, String body) {
    return new Whole(status, Map.of("Content-Type", contentType), body);
  }

  /** A JSON text, well-formed or not. */
  public static Answer json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** A JSON object. */
  public static Answer json(int status, Map<String, ?> members) {
    return json(status, JSONObjectUtils.toJSONString(members));
  }

  /** An error of RFC 6749, section 5.2. */
  static Answer error(int status, String error) {
    return json(status, Map.of("error", error));
  }

  /** A page for people. */
  static Answer html(int status) {
    return text(status, "text/html; charset=utf-8", "<!doctype html><p>Sorry!</p>");
  }

  /** Sends elsewhere. */
  static Answer redirect(URI location) {
    return new Whole(302, Map.of("Location", location.toString()), "");
  }

  /** No body. */
  static Answer status(int status) {
    return new Whole(status, Map.of(), "");
  }
}
