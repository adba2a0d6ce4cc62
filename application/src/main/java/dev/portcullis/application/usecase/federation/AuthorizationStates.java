package dev.portcullis.application.usecase.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Nonce;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Issues and redeems the states that travel to a provider and back (RFC 6749, section 10.12). A
 * state contains its own data, encrypted, so that unfinished sign-ins leave nothing in the store.
 * Each state can be redeemed once.
 */
final class AuthorizationStates {
  private static final String CONTEXT = "oauth-state";
  private static final String NOBODY = "-";
  private static final int PARTS = 7;

  private final SecretEncryptor encryptor;
  private final OneTimeTokens tokens;
  private final Identifiers identifiers;
  private final Clock clock;
  private final Duration lifetime;

  /**
   * Encrypts states by {@code encryptor}, and marks them as used in {@code tokens}.
   *
   * @param lifetime the lifetime of a state
   */
  AuthorizationStates(
      SecretEncryptor encryptor,
      OneTimeTokens tokens,
      Identifiers identifiers,
      Clock clock,
      Duration lifetime) {
    this.encryptor = encryptor;
    this.tokens = tokens;
    this.identifiers = identifiers;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * The provider and user that a state is bound to.
   *
   * @param associating the user to link an account to; empty for a log-in
   */
  record StateBinding(String provider, Optional<UserId> associating) {}

  /** A new state, with its context and the CSRF token that it is bound to. */
  record Issued(String state, AuthorizationContext context, CsrfToken csrf, Duration lifetime) {}

  /** Outcome of {@link #takeBack}. */
  sealed interface Returned {
    /** The state is valid and now redeemed. */
    record Good(AuthorizationContext context) implements Returned {}

    /** The state was not issued by this installation. */
    record Unreadable() implements Returned {}

    /** The state has expired. */
    record Expired() implements Returned {}

    /** The state was issued to another browser, user, provider or purpose, or is spent. */
    record Invalid() implements Returned {}
  }

  private record Content(
      StateBinding binding, AuthorizationContext context, CsrfToken csrf, Instant expires) {

    /** No part contains a space. */
    String text() {
      String user = binding.associating().map(UserId::toString).orElse(NOBODY);
      return String.join(
          " ",
          binding.provider(),
          user,
          context.codeVerifier().value(),
          context.nonce().value(),
          context.redirectUri(),
          csrf.value(),
          Long.toString(expires.getEpochSecond()));
    }

    static Content of(String text) {
      List<String> parts = List.of(text.split(" ", PARTS));
      var context =
          new AuthorizationContext(
              new CodeVerifier(parts.get(2)), new Nonce(parts.get(3)), parts.get(4));
      return new Content(
          new StateBinding(parts.get(0), UserId.parse(parts.get(1))),
          context,
          new CsrfToken(parts.get(5)),
          Instant.ofEpochSecond(Long.parseLong(parts.get(6))));
    }
  }

  Issued issue(StateBinding binding, String redirectUri) {
    var context =
        new AuthorizationContext(
            identifiers.newCodeVerifier(), identifiers.newNonce(), redirectUri);
    CsrfToken csrf = identifiers.newCsrfToken();
    Instant expires = clock.now().plus(lifetime).truncatedTo(SECONDS);
    String sealed = encryptor.seal(new Content(binding, context, csrf, expires).text(), CONTEXT);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(UTF_8));
    return new Issued(state, context, csrf, lifetime);
  }

  /** Redeems {@code state}; of concurrent attempts, exactly one gets {@link Returned.Good}. */
  Returned takeBack(String state, Optional<CsrfToken> csrf, StateBinding binding) {
    Optional<Content> opened = open(state);
    if (opened.isEmpty()) {
      return new Returned.Unreadable();
    }
    Content content = opened.get();
    Instant now = clock.now();
    if (!now.isBefore(content.expires())) {
      return new Returned.Expired();
    }
    boolean fits =
        csrf.filter(content.csrf()::matches).isPresent() && content.binding().equals(binding);
    return fits && tokens.markUsed(content.csrf().hash(), content.expires(), now)
        ? new Returned.Good(content.context())
        : new Returned.Invalid();
  }

  private Optional<Content> open(String state) {
    try {
      String sealed = new String(Base64.getUrlDecoder().decode(state), UTF_8);
      return encryptor.open(sealed, CONTEXT).map(Content::of);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
