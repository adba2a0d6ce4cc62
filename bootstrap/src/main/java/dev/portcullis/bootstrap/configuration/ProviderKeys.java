package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.DURATION;
import static dev.portcullis.bootstrap.configuration.Syntax.FLAG;
import static dev.portcullis.bootstrap.configuration.Syntax.TEXT;
import static dev.portcullis.bootstrap.configuration.Syntax.WORDS;

import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.oauth.OAuthSettings.Endpoints;
import dev.portcullis.adapters.oauth.WellKnownProvider;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.usecase.federation.EmailTrust;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.application.usecase.federation.RedirectUris;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredBackend;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredProvider;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keys of {@code oauth}, except those in {@link ProviderEndpointKeys}.
 *
 * @param values the values for one provider
 */
record ProviderKeys(
    ConfigurationValues values, String name, URI publicUrl, List<ConfiguredBackend> backends) {
  static final Key.Group KEYS = new Key.Group();
  static final String PROVIDER = "oauth.providers.<name>.";

  /** Short, because a leaked state stays usable for this time. */
  static final Key<Duration> STATE_LIFETIME =
      KEYS.key("oauth.state-lifetime", "time limit for the sign-in at the provider")
          .of(
              DURATION.where(
                  "must be PT1H at most", time -> time.compareTo(Duration.ofHours(1)) <= 0),
              "PT10M");

  static final Key<Optional<String>> CLIENT_ID =
      KEYS.key(PROVIDER + "client-id", "client id from the provider; required").optional(TEXT);
  static final Key<Optional<String>> CLIENT_SECRET =
      KEYS.key(PROVIDER + "client-secret", "client secret from the provider; required")
          .optional(TEXT.asSecret());
  static final Key<Optional<Scopes>> SCOPES =
      KEYS.key(PROVIDER + "scopes", "requested scopes")
          .optional(WORDS.map(Scopes::new), "`openid email` with `issuer`");
  static final Key<Optional<String>> BACKEND =
      KEYS.key(PROVIDER + "backend", "name of the backend that users log in through")
          .optional(
              TEXT, "the first bearer backend; with `redirect-url`, the first cookie backend");
  static final Key<Optional<URI>> REDIRECT_URL =
      KEYS.key(PROVIDER + "redirect-url", "URL that the browser is sent to at the end")
          .optional(SecureUrl.SYNTAX);
  static final Key<Optional<URI>> CALLBACK_URL =
      KEYS.key(PROVIDER + "callback-url", "redirect URI of a log-in, exactly as registered")
          .optional(SecureUrl.SYNTAX, "`<public-url>/auth/<name>/callback`");
  static final Key<Optional<URI>> ASSOCIATE_CALLBACK_URL =
      KEYS.key(PROVIDER + "associate-callback-url", "redirect URI for linking an account")
          .optional(SecureUrl.SYNTAX, "`<public-url>/auth/associate/<name>/callback`");
  static final Key<Optional<List<String>>> NATIVE_REDIRECT_URIS =
      KEYS.key(PROVIDER + "native-redirect-uris", "further redirect URIs that a client may request")
          .optional(
              WORDS.where(
                  "must be absolute URIs, without fragments",
                  uris -> uris.stream().allMatch(uri -> Syntax.absoluteUri(uri).isPresent())));
  static final Key<Boolean> ASSOCIATE_BY_EMAIL =
      KEYS.key(
              PROVIDER + "associate-by-email",
              "whether a verified e-mail address identifies an existing user")
          .of(FLAG, "false");
  static final Key<Boolean> VERIFIED_BY_DEFAULT =
      KEYS.key(
              PROVIDER + "verified-by-default",
              "whether a new user's e-mail address counts as verified")
          .of(FLAG, "false");

  static Duration stateLifetime(ConfigurationValues values) {
    return values.read(STATE_LIFETIME);
  }

  /** Returns the usable providers. The problems of the others are recorded. */
  static List<ConfiguredProvider> providers(
      ConfigurationValues values, URI publicUrl, List<ConfiguredBackend> backends) {
    return values.names(CLIENT_ID).stream()
        .map(name -> new ProviderKeys(values.named(name), name, publicUrl, backends).provider())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ConfiguredProvider> provider() {
    values.checkName(CLIENT_ID, "a provider's name");
    values.require(CLIENT_ID, "is missing; the provider gives it to you");
    values.require(CLIENT_SECRET, "is missing; the provider gives it to you");
    Optional<WellKnownProvider> known = WellKnownProvider.named(name);
    Optional<Endpoints> endpoints = new ProviderEndpointKeys(values, known).endpoints();
    Scopes scopes = values.read(SCOPES).orElseGet(() -> defaultScopes(known));
    Optional<ConfiguredBackend> backend = backend();
    var redirectUris =
        new RedirectUris(
            redirectUri(CALLBACK_URL, "/auth/" + name + "/callback"),
            redirectUri(ASSOCIATE_CALLBACK_URL, "/auth/associate/" + name + "/callback"),
            Set.copyOf(values.read(NATIVE_REDIRECT_URIS).orElse(List.of())));
    var trust = new EmailTrust(values.read(ASSOCIATE_BY_EMAIL), values.read(VERIFIED_BY_DEFAULT));
    Optional<String> id = values.read(CLIENT_ID);
    Optional<String> secret = values.read(CLIENT_SECRET);
    if (id.isEmpty() || secret.isEmpty() || endpoints.isEmpty() || backend.isEmpty()) {
      return Optional.empty();
    }
    var client = new OAuthSettings(name, id.get(), secret.get(), scopes, endpoints.get());
    var settings =
        new ProviderSettings(
            new ProviderDescription(name, values.read(REDIRECT_URL)),
            backend.get().description().name(),
            trust,
            redirectUris);
    return Optional.of(new ConfiguredProvider(client, settings));
  }

  private Scopes defaultScopes(Optional<WellKnownProvider> known) {
    return values.isSet(ProviderEndpointKeys.ISSUER)
        ? new Scopes(List.of("openid", "email"))
        : known.map(WellKnownProvider::scopes).orElse(Scopes.NONE);
  }

  private static boolean isWanted(
      BackendDescription backend, Optional<String> wanted, Transport usual) {
    return wanted.map(backend.name().value()::equals).orElseGet(() -> backend.transport() == usual);
  }

  /** Returns the configured backend, or by default the first one with a suitable transport. */
  private Optional<ConfiguredBackend> backend() {
    boolean redirects = values.read(REDIRECT_URL).isPresent();
    Transport usual = redirects ? Transport.COOKIE : Transport.BEARER;
    Optional<String> wanted = values.read(BACKEND);
    Optional<ConfiguredBackend> backend =
        backends.stream().filter(one -> isWanted(one.description(), wanted, usual)).findFirst();
    if (backend.isEmpty()) {
      values.wrong(BACKEND, "must be one of " + names());
    } else if (redirects && backend.get().description().transport() != Transport.COOKIE) {
      values.wrong(
          BACKEND,
          "must be a backend with transport cookie, since redirect-url is set: a token would show"
              + " in the address");
    }
    return backend;
  }

  private String names() {
    return backends.stream()
        .map(backend -> backend.description().name().value())
        .collect(Collectors.joining(", "));
  }

  /** Returns the URI unchanged, because the provider compares it character by character. */
  private String redirectUri(Key<Optional<URI>> key, String path) {
    return values.read(key).map(URI::toString).orElse(publicUrl + path);
  }
}
