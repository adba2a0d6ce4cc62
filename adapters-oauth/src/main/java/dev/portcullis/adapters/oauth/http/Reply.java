package dev.portcullis.adapters.oauth.http;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an endpoint has answered.
 *
 * @param from the endpoint, in words
 */
public record Reply(String from, int status, String contentType, String body) {
  private static final Pattern JSON =
      Pattern.compile("application/(?:[\\w.-]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

  boolean isOk() {
    return status == 200;
  }

  public boolean isClientError() {
    return status >= 400 && status < 500;
  }

  public boolean isJson() {
    return JSON.matcher(contentType).matches();
  }

  /**
   * The same.
   *
   * @throws UntrustedAnswerException when it is no success; a redirect is none
   */
  public Reply ok() {
    if (!isOk()) {
      throw new UntrustedAnswerException(from + " answers " + status);
    }
    return this;
  }

  /**
   * The JSON object.
   *
   * @throws UntrustedAnswerException when it is none
   */
  public JsonMembers object() {
    return new JsonMembers(parse(JSONObjectUtils::parse));
  }

  /**
   * The JSON array.
   *
   * @throws UntrustedAnswerException when it is none
   */
  public List<Object> array() {
    return parse(JSONArrayUtils::parse);
  }

  private <T> T parse(Parser<T> parser) {
    if (!isJson()) {
      throw new UntrustedAnswerException(from + " answers something else than JSON");
    }
    try {
      T value = parser.parse(body);
      if (value != null) {
        return value;
      }
    } catch (ParseException malformed) {
      // Its message may repeat what was sent.
    }
    throw new UntrustedAnswerException(from + " answers malformed JSON");
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String json) throws ParseException;
  }

  /** As the library reads it; for what is {@link #isJson}. */
  public HTTPResponse toNimbus() {
    var response = new HTTPResponse(status);
    response.setEntityContentType(ContentType.APPLICATION_JSON);
    response.setBody(body);
    return response;
  }

  /** Tells nothing of the body. */
  @Override
  public String toString() {
    return "Reply[%s, %d]".formatted(from, status);
  }
}
