package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.rest.settings.RestSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The keys below {@code http}, and what else makes the REST edge. */
record HttpKeys(Values values) {
  private static final String PUBLIC_URL = "public-url";
  private static final String DEFAULT = "http://localhost:8000";

  RestSettings read() {
    return new RestSettings(
        values.text("http.host", "127.0.0.1"),
        values.port("http.port", 8000),
        publicUrl(),
        new CookieKeys(values).read());
  }

  private URI publicUrl() {
    String text = values.text(PUBLIC_URL, DEFAULT);
    Optional<URI> url = uri(text);
    boolean good = url.filter(HttpKeys::isRoot).isPresent() && !text.endsWith("/");
    if (!good) {
      String rule = "must look like https://auth.example.com, without a slash at the end";
      // It could hold a password, however wrong that is.
      values.problem(PUBLIC_URL, text.contains("@") ? rule : Values.unlike(rule, text));
    }
    return good ? url.orElseThrow() : URI.create(DEFAULT);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isRoot(URI url) {
    boolean web = Set.of("http", "https").contains(String.valueOf(url.getScheme()));
    boolean plain =
        url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
    return web && plain && url.getHost() != null;
  }
}
