package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.oauth.OAuthSettings.Endpoints;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.usecase.federation.Provider.Places;
import dev.portcullis.application.usecase.federation.Provider.Trust;
import dev.portcullis.bootstrap.configuration.Configuration.BackendSettings;
import dev.portcullis.bootstrap.configuration.Configuration.ProviderSettings;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys below {@code oauth.providers}: who else knows people, and what that is worth. */
record ProviderKeys(Values values, URI publicUrl, List<BackendSettings> backends) {
  private static final String GROUP = "oauth.providers";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final List<String> KEYS =
      List.of(
          "client-id",
          "client-secret",
          "issuer",
          "authorize-endpoint",
          "token-endpoint",
          "userinfo-endpoint",
          "emails-endpoint",
          "id-claim",
          "email-claim",
          "email-verified-claim",
          "scopes",
          "backend",
          "redirect-url",
          "callback-url",
          "associate-callback-url",
          "native-redirect-uris",
          "associate-by-email",
          "verified-by-default");

  List<ProviderSettings> read() {
    return values.sources().namesIn(GROUP, KEYS).stream()
        .map(this::provider)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty if it can't be used; then what is wrong with it is noted. */
  private Optional<ProviderSettings> provider(String name) {
    var keys = new ProviderEndpointKeys(values, name);
    if (!NAME.matcher(name).matches()) {
      values.problem(
          key(name, "client-id"), "a provider's name is 1 to 32 of a-z, 0-9 and -, a letter first");
    }
    Optional<String> id = required(name, "client-id");
    Optional<String> secret = required(name, "client-secret");
    Optional<Endpoints> endpoints = keys.endpoints();
    Optional<Scopes> scopes = scopes(name, keys.scopes());
    Optional<URI> end = url(name, "redirect-url");
    Optional<BackendSettings> backend = backend(name, end.isPresent());
    Places places = places(name, end);
    Trust trust =
        new Trust(
            values.flag(key(name, "associate-by-email"), false),
            values.flag(key(name, "verified-by-default"), false));
    if (id.isEmpty() || secret.isEmpty() || endpoints.isEmpty() || backend.isEmpty()) {
      return Optional.empty();
    }
    var settings =
        new OAuthSettings(
            name, id.get(), secret.get(), scopes.orElse(Scopes.NONE), endpoints.get());
    return Optional.of(new ProviderSettings(settings, backend.get().name(), trust, places));
  }

  private static String key(String name, String key) {
    return GROUP + "." + name + "." + key;
  }

  private Optional<String> required(String name, String key) {
    Optional<String> text = values.text(key(name, key)).map(String::strip);
    if (text.isEmpty()) {
      values.problem(key(name, key), "is missing; the provider gives it to you");
    }
    return text;
  }

  private Optional<Scopes> scopes(String name, Scopes byDefault) {
    Optional<String> text = values.text(key(name, "scopes"));
    try {
      return Optional.of(text.map(ProviderKeys::words).map(Scopes::new).orElse(byDefault));
    } catch (InvalidInput refused) {
      values.wrong(key(name, "scopes"), refused.rule());
      return Optional.empty();
    }
  }

  /** The first one that fits, if none is named. A token in an address would leak. */
  private Optional<BackendSettings> backend(String name, boolean ending) {
    Transport usual = ending ? Transport.COOKIE : Transport.BEARER;
    Optional<String> wanted = values.text(key(name, "backend"));
    Optional<BackendSettings> backend =
        backends.stream()
            .filter(
                one ->
                    wanted.isPresent()
                        ? one.name().equals(wanted.get().strip())
                        : one.transport() == usual)
            .findFirst();
    if (backend.isEmpty()) {
      values.wrong(key(name, "backend"), "must be one of " + names());
    } else if (ending && backend.get().transport() != Transport.COOKIE) {
      values.wrong(
          key(name, "backend"),
          "must be a backend with transport cookie, since redirect-url is set: a token would show in"
              + " the address");
    }
    return backend;
  }

  private String names() {
    return backends.stream().map(BackendSettings::name).collect(Collectors.joining(", "));
  }

  private Places places(String name, Optional<URI> end) {
    String site = publicUrl + "/auth/";
    return new Places(
        redirectUri(name, "callback-url", site + name + "/callback"),
        redirectUri(name, "associate-callback-url", site + "associate/" + name + "/callback"),
        nativeRedirectUris(name),
        end);
  }

  /** Never changed: the provider compares it character by character. */
  private String redirectUri(String name, String key, String byDefault) {
    return url(name, key).map(URI::toString).orElse(byDefault);
  }

  private Set<String> nativeRedirectUris(String name) {
    String key = key(name, "native-redirect-uris");
    List<String> uris = values.text(key).map(ProviderKeys::words).orElse(List.of());
    if (!uris.stream().allMatch(uri -> WebAddress.absolute(uri).isPresent())) {
      values.wrong(key, "must be absolute URIs, without fragments");
      return Set.of();
    }
    return Set.copyOf(uris);
  }

  private Optional<URI> url(String name, String key) {
    Optional<String> text = values.text(key(name, key));
    Optional<URI> url = text.flatMap(WebAddress::secure);
    if (text.isPresent() && url.isEmpty()) {
      values.wrong(key(name, key), WebAddress.RULE);
    }
    return url;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("[\\s,]+", -1)).toList();
  }
}
