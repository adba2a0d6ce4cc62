package dev.portcullis.adapters.rest.settings;

import dev.portcullis.domain.InvalidInput;
import java.util.regex.Pattern;

/**
 * Origin of web pages, in the form in which browsers send it in {@code Origin} (RFC 6454, section
 * 6): scheme, host in lower case and ASCII, and the port unless it is the scheme's default. Equal
 * origins are equal texts.
 */
public record WebOrigin(String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "https?://([a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])"
              + "(?<port>:[1-9]\\d{0,4})?");

  /** Checks the form. */
  public WebOrigin {
    var form = FORM.matcher(value);
    if (!form.matches()) {
      throw new InvalidInput(
          "origin", "must be exact origins, such as https://app.example.com, without a path");
    }
    String port = form.group("port");
    if (value.startsWith("https:") ? ":443".equals(port) : ":80".equals(port)) {
      throw new InvalidInput(
          "origin", "must be as browsers send them, without the default port " + port.substring(1));
    }
  }

  /** Returns whether the pages come by https. */
  public boolean isHttps() {
    return value.startsWith("https:");
  }
}
