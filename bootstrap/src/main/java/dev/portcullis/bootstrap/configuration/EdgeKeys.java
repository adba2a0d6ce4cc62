package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.adapters.rest.settings.CookieSettings.CSRF_NAME;
import static dev.portcullis.bootstrap.configuration.Syntax.FLAG;
import static dev.portcullis.bootstrap.configuration.Syntax.PORT;
import static dev.portcullis.bootstrap.configuration.Syntax.TEXT;
import static dev.portcullis.bootstrap.configuration.Syntax.matching;

import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import dev.portcullis.adapters.rest.settings.RestSettings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Keys of both edges: {@code http}, {@code grpc}, {@code public-url} and {@code cookie}. */
record EdgeKeys(ConfigurationValues values) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<String> HTTP_HOST =
      KEYS.key("http.host", "address that REST listens on").of(TEXT, "127.0.0.1");
  static final Key<Integer> HTTP_PORT =
      KEYS.key("http.port", "port of REST; 0 selects a free port").of(PORT, "8000");
  static final Key<String> GRPC_HOST =
      KEYS.key("grpc.host", "address that gRPC listens on").of(TEXT, "127.0.0.1");
  static final Key<Integer> GRPC_PORT =
      KEYS.key("grpc.port", "port of gRPC, other than `http.port`; 0 selects a free port")
          .of(PORT, "9000");

  static final Key<URI> PUBLIC_URL =
      KEYS.key("public-url", "URL under which clients reach the server")
          .of(
              Syntax.of(
                  "must look like https://auth.example.com, without a slash at the end",
                  EdgeKeys::root),
              "http://localhost:8000");

  /** RFC 6265, section 4.1.1: a token as in RFC 9110, section 5.6.2. */
  static final Key<String> COOKIE_NAME =
      KEYS.key("cookie.name", "name of the cookie that carries the token; it is always HttpOnly")
          .of(
              matching(
                  "must be 1 to 64 of the characters that cookie names may have, but not "
                      + CSRF_NAME,
                  "(?!%s$)[A-Za-z0-9!#$%%&'*+.^_`|~-]{1,64}".formatted(CSRF_NAME)),
              "fastapiusersauth");

  static final Key<Boolean> COOKIE_SECURE =
      KEYS.key("cookie.secure", "whether browsers send the cookie over HTTPS only")
          .of(FLAG, "true");
  static final Key<SameSite> COOKIE_SAME_SITE =
      KEYS.key(
              "cookie.same-site",
              "which requests from other sites carry the cookie; `none` needs `cookie.secure`")
          .of(Syntax.choice(SameSite.class), "lax");
  static final Key<Boolean> COOKIE_PARTITIONED =
      KEYS.key(
              "cookie.partitioned",
              "whether browsers keep a `none` cookie apart for each site that uses it; browsers that"
                  + " block third-party cookies accept no other")
          .of(FLAG, "true");
  static final Key<String> COOKIE_PATH =
      KEYS.key("cookie.path", "paths that browsers send the cookie to")
          .of(matching("must be a path, such as /", "/[\\x21-\\x7E&&[^;,]]{0,254}"), "/");
  static final Key<Optional<String>> COOKIE_DOMAIN =
      KEYS.key(
              "cookie.domain",
              "hosts that browsers send the cookie to; without it, only the server's host")
          .optional(matching("must be a host name", "[\\x21-\\x7E&&[^;,]]{1,255}"));

  RestSettings rest() {
    var trust = new TrustKeys(values);
    URI publicUrl = values.read(PUBLIC_URL);
    return new RestSettings(
        values.read(HTTP_HOST),
        values.read(HTTP_PORT),
        publicUrl,
        cookie(),
        trust.proxies(),
        trust.origins(publicUrl));
  }

  GrpcSettings grpc() {
    int port = values.read(GRPC_PORT);
    if (port == values.read(HTTP_PORT) && port != 0) {
      values.problem(GRPC_PORT, "must differ from http.port, which is %d".formatted(port));
    }
    return new GrpcSettings(values.read(GRPC_HOST), port, new TrustKeys(values).proxies());
  }

  private CookieSettings cookie() {
    var cookie =
        new CookieSettings(
            values.read(COOKIE_NAME),
            values.read(COOKIE_SECURE),
            values.read(COOKIE_SAME_SITE),
            values.read(COOKIE_PARTITIONED),
            values.read(COOKIE_PATH),
            values.read(COOKIE_DOMAIN));
    if (cookie.sameSite() == SameSite.NONE && !cookie.secure()) {
      values.problem(
          COOKIE_SAME_SITE, "none needs cookie.secure: browsers drop such a cookie otherwise");
    }
    return cookie;
  }

  private static Optional<URI> root(String text) {
    return Syntax.absoluteUri(text)
        .filter(url -> Set.of("http", "https").contains(url.getScheme()) && url.getHost() != null)
        .filter(url -> url.getQuery() == null && url.getUserInfo() == null)
        .filter(url -> !url.toString().endsWith("/"));
  }
}
