package dev.portcullis.adapters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapters.rest.http.Json;
import java.util.List;

/** What came back: the head as it was sent, and the body as text. */
public record RawResponse(int status, List<String> head, String body) {
  public static RawResponse of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer but: " + text);
    }
    List<String> head = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    return new RawResponse(status, head, text.substring(end + 4));
  }

  /** The values of every header of that name. */
  public List<String> headers(String name) {
    String prefix = name + ": ";
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  /** The value of the only header of that name; empty if there is none. */
  public String header(String name) {
    List<String> values = headers(name);
    if (values.size() > 1) {
      throw new AssertionError(name + " comes more than once: " + values);
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  public JsonNode json() {
    return Json.read(body);
  }

  /** The body's {@code detail}, or its {@code code} where it has a reason, too. */
  public String code() {
    JsonNode detail = json().get("detail");
    return detail.isTextual() ? detail.textValue() : detail.path("code").asText();
  }

  /** The places that a 422 lists. */
  public List<String> locs() {
    return json().get("detail").findValues("loc").stream().map(JsonNode::toString).toList();
  }
}
