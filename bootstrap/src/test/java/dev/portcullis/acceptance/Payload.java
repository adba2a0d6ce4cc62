package dev.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * Content of a request or an answer.
 *
 * @param type the content type without parameters; empty if there is none
 */
public record Payload(String type, String text) {
  private static final JsonMapper JSON = new JsonMapper();

  public static Payload of(HttpResponse<String> answer) {
    return new Payload(type(answer.headers()), answer.body());
  }

  public static Payload of(HttpRequest request) {
    String text = request.bodyPublisher().map(Payload::published).orElse("");
    return new Payload(type(request.headers()), text);
  }

  private static String type(HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").replaceFirst(" *;.*", "");
  }

  private static String published(BodyPublisher publisher) {
    BodySubscriber<String> body = BodySubscribers.ofString(UTF_8);
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            body.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            body.onNext(List.of(bytes));
          }

          @Override
          public void onError(Throwable failure) {
            body.onError(failure);
          }

          @Override
          public void onComplete() {
            body.onComplete();
          }
        });
    return body.getBody().toCompletableFuture().join();
  }

  /**
   * Returns the payload as a JSON value: a form is an object of texts, and a payload of another
   * type is a text.
   */
  public JsonNode value() {
    return switch (type) {
      case "application/json" -> parse(text);
      case "application/x-www-form-urlencoded" -> form(text);
      default -> JsonNodeFactory.instance.textNode(text);
    };
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError("no JSON: " + json, malformed);
    }
  }

  private static JsonNode form(String encoded) {
    var fields = JsonNodeFactory.instance.objectNode();
    for (String field : encoded.split("&", -1)) {
      String[] pair = field.split("=", 2);
      fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
    }
    return fields;
  }
}
