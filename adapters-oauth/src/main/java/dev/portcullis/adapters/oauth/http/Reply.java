package dev.portcullis.adapters.oauth.http;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Response of an endpoint.
 *
 * @param from the endpoint's name in messages
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
   * Returns this response if its status is 200.
   *
   * @throws UntrustedAnswerException on any other status
   */
  public Reply ok() {
    if (!isOk()) {
      throw new UntrustedAnswerException(from + " answers " + status);
    }
    return this;
  }

  /**
   * Parses the body as a JSON object.
   *
   * @throws UntrustedAnswerException when it isn't one
   */
  public JsonMembers object() {
    return new JsonMembers(parse(JSONObjectUtils::parse));
  }

  /**
   * Parses the body as a JSON array.
   *
   * @throws UntrustedAnswerException when it isn't one
   */
  public List<Object> array() {
    return parse(JSONArrayUtils::parse);
  }

  private <T> T parse(Parser<T> parser) {
    if (!isJson()) {
      throw new UntrustedAnswerException(from + " answers something other than JSON");
    }
    try {
      T value = parser.parse(body);
      if (value != null) {
        return value;
      }
    } catch (ParseException malformed) {
      // Dropped: its message may repeat the body.
    }
    throw new UntrustedAnswerException(from + " answers malformed JSON");
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String json) throws ParseException;
  }

  /** Converts to Nimbus's type. Requires {@link #isJson}. */
  public HTTPResponse toNimbus() {
    var response = new HTTPResponse(status);
    response.setEntityContentType(ContentType.APPLICATION_JSON);
    response.setBody(body);
    return response;
  }

  /** Redacts the body. */
  @Override
  public String toString() {
    return "Reply[%s, %d]".formatted(from, status);
  }
}
