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
 * The states that travel to a provider and back (RFC 6749, section 10.12). A state holds all that
 * is to be known when it comes back, sealed: nothing is kept of those that never do. Each state can
 * be redeemed once.
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
   * Makes states by {@code encryptor}, and notes in {@code tokens} which are spent.
   *
   * @param lifetime how long one is good for
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
   * What a state is bound to.
   *
   * @param associating the user to whom an account shall be linked; empty for a log-in
   */
  record StateBinding(String provider, Optional<UserId> associating) {}

  /** A new state, with what it is bound to beside its binding. */
  record Issued(String state, AuthorizationContext context, CsrfToken csrf, Duration lifetime) {}

  /** What a state that came back is worth. */
  sealed interface Returned {
    /** Valid; it has now been redeemed. */
    record Good(AuthorizationContext context) implements Returned {}

    /** It was not made here. */
    record Unreadable() implements Returned {}

    /** It is too old. */
    record Expired() implements Returned {}

    /** It was made for something or somebody else, or is spent. */
    record Invalid() implements Returned {}
  }

  private record Content(
      StateBinding binding, AuthorizationContext context, CsrfToken csrf, Instant expires) {

    /** No part holds a space. */
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

  /** Of many at once with one state, exactly one finds it good. */
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
