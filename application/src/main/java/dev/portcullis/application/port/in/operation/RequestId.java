package dev.portcullis.application.port.in.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Id of a request, in the log and in the answer. Edges generate one if the client chooses none. */
public record RequestId(String value) {
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Returns the id that the client chose; empty if the text isn't safe for a log. */
  public static Optional<RequestId> chosen(String text) {
    return ACCEPTABLE.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
  }

  /** Returns an id from a random UUID, for a request without a chosen id. */
  public static RequestId of(UUID random) {
    return new RequestId(random.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
