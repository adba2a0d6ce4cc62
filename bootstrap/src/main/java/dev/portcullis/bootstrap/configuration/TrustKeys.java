package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.rest.settings.WebOrigin;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.network.ForwardingHeader;
import dev.portcullis.domain.network.IpNetwork;
import dev.portcullis.domain.network.TrustedProxies;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys of the reverse proxies and the web origins that both edges trust. */
record TrustKeys(ConfigurationValues values) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<Optional<List<IpNetwork>>> TRUSTED_PROXIES =
      KEYS.key(
              "http.trusted-proxies",
              "[reverse proxies](operations.md#behind-a-reverse-proxy) whose header tells the"
                  + " addresses of clients, for REST and gRPC")
          .optional(
              new Syntax<>(
                  "a list; IP addresses and networks, such as 10.0.0.7 and fd00::/8",
                  false,
                  TrustKeys::networks));
  static final Key<ForwardingHeader> FORWARDED_HEADER =
      KEYS.key(
              "http.forwarded-header",
              "the header that they write; `x-forwarded-for` comes with `x-forwarded-proto`")
          .of(
              Syntax.of("must be one of x-forwarded-for, forwarded", TrustKeys::header),
              "x-forwarded-for");
  static final Key<Optional<List<WebOrigin>>> CORS_ORIGINS =
      KEYS.key(
              "http.cors.origins",
              "[other origins](rest-api.md#a-front-end-on-another-origin) whose pages may call the"
                  + " server with the user's cookies")
          .optional(
              new Syntax<>(
                  "a list; exact origins, such as https://app.example.com; https where `public-url`"
                      + " is",
                  false,
                  TrustKeys::webOrigins));

  TrustedProxies proxies() {
    return new TrustedProxies(
        values.read(TRUSTED_PROXIES).orElse(List.of()), values.read(FORWARDED_HEADER));
  }

  /** A page that came by plain HTTP may be forged, and must not use cookies that need HTTPS. */
  Set<WebOrigin> origins(URI publicUrl) {
    List<WebOrigin> origins = values.read(CORS_ORIGINS).orElse(List.of());
    boolean isHttps = publicUrl.getScheme().equals("https");
    if (isHttps && !origins.stream().allMatch(WebOrigin::isHttps)) {
      values.wrong(CORS_ORIGINS, "must be https, as public-url is");
    }
    return Set.copyOf(origins);
  }

  private static List<IpNetwork> networks(String text) {
    return Syntax.WORDS.parse(text).stream().map(TrustKeys::network).toList();
  }

  private static IpNetwork network(String word) {
    IpNetwork network = IpNetwork.parse(word);
    if (network.prefixLength() == 0) {
      throw new InvalidInput(
          "network", "must not be all addresses: every client could forge its own");
    }
    return network;
  }

  private static Optional<ForwardingHeader> header(String text) {
    return Arrays.stream(ForwardingHeader.values())
        .filter(header -> header.headerName().equalsIgnoreCase(text))
        .findFirst();
  }

  private static List<WebOrigin> webOrigins(String text) {
    return Syntax.WORDS.parse(text).stream().map(WebOrigin::new).toList();
  }
}
