package dev.portcullis.adapters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapters.rest.http.Json;
import java.util.List;

/** An HTTP response: the header section as received, and the body as text. */
public record RawResponse(int status, List<String> head, String body) {
  public static RawResponse of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("not an HTTP response: " + text);
    }
    List<String> head = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    return new RawResponse(status, head, text.substring(end + 4));
  }

  /** Returns the values of all headers of that name. */
  public List<String> headers(String name) {
    String prefix = name + ": ";
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  /** Returns the value of the only header of that name, or an empty text if there is none. */
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

  /** Returns the body's {@code detail}, or its {@code code} if it also has a reason. */
  public String code() {
    JsonNode detail = json().get("detail");
    return detail.isTextual() ? detail.textValue() : detail.path("code").asText();
  }

  /** Returns the {@code loc} of each error of a 422. */
  public List<String> locs() {
    return json().get("detail").findValues("loc").stream().map(JsonNode::toString).toList();
  }
}
