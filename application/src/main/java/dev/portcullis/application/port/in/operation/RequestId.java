package dev.portcullis.application.port.in.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What a request is called in the log and in its answer. Edges make one up for clients that choose
 * none.
 */
public record RequestId(String value) {
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The client's own choice; empty when it is none that can stand in a log. */
  public static Optional<RequestId> chosen(String text) {
    return ACCEPTABLE.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
  }

  /** One that no other request has. Unique is enough: it is no secret. */
  public static RequestId madeUp() {
    var random = ThreadLocalRandom.current();
    return new RequestId(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
