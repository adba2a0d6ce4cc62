package dev.portcullis.application.port.in.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a request in the log and in its answer. Edges make one for clients that choose none.
 */
public record RequestId(String value) {
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The client's own choice; empty when it is none that can stand in a log. */
  public static Optional<RequestId> chosen(String text) {
    return ACCEPTABLE.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
  }

  /** An id made of a random UUID, for a request whose client has chosen none. */
  public static RequestId of(UUID random) {
    return new RequestId(random.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
