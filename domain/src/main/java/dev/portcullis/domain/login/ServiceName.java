package dev.portcullis.domain.login;

import dev.portcullis.domain.InvalidInput;
import java.util.regex.Pattern;

/** Name of an internal service that may call Portcullis. */
public record ServiceName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Checks the form. */
  public ServiceName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidInput("service", "must be 1 to 32 of a-z, 0-9 and -, a letter first");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
