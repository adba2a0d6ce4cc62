package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import java.util.regex.Pattern;

/** The keys below {@code cookie}. */
record CookieKeys(Values values) {
  /** RFC 6265, section 4.1.1: a token, as RFC 9110, section 5.6.2, has it. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

  private static final Pattern ATTRIBUTE = Pattern.compile("[\\x21-\\x7E&&[^;,]]{1,255}");

  CookieSettings read() {
    var cookie =
        new CookieSettings(
            values.text("cookie.name", "fastapiusersauth"),
            values.flag("cookie.secure", true),
            values.choice("cookie.same-site", SameSite.LAX),
            values.text("cookie.path", "/"),
            values.text("cookie.domain"));
    if (!NAME.matcher(cookie.name()).matches()) {
      values.wrong("cookie.name", "must be 1 to 64 of the characters that cookie names may have");
    }
    if (cookie.name().equals(CookieSettings.CSRF_NAME)) {
      values.wrong("cookie.name", "must be another name: signing in with providers takes this one");
    }
    if (!cookie.path().startsWith("/") || !ATTRIBUTE.matcher(cookie.path()).matches()) {
      values.wrong("cookie.path", "must be a path, such as /");
    }
    if (cookie.domain().filter(domain -> !ATTRIBUTE.matcher(domain).matches()).isPresent()) {
      values.wrong("cookie.domain", "must be a host name");
    }
    if (cookie.sameSite() == SameSite.NONE && !cookie.secure()) {
      values.problem(
          "cookie.same-site", "none needs cookie.secure: browsers drop such a cookie otherwise");
    }
    return cookie;
  }
}
