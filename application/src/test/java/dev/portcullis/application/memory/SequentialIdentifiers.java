package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.SessionId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counter-based identifiers, so that tests can predict ids and their order. Guessable. Ids are
 * UUIDs of version 8 (RFC 9562, section 5.8). Thread-safe.
 */
public final class SequentialIdentifiers implements Identifiers {
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong last = new AtomicLong();

  @Override
  public UserId newUserId() {
    return new UserId(next());
  }

  @Override
  public SessionId newSessionId() {
    return new SessionId(next());
  }

  @Override
  public OAuthAccountId newOAuthAccountId() {
    return new OAuthAccountId(next());
  }

  @Override
  public LinkSecret newLinkSecret() {
    return new LinkSecret(secret());
  }

  @Override
  public CodeVerifier newCodeVerifier() {
    return new CodeVerifier(secret());
  }

  @Override
  public Nonce newNonce() {
    return new Nonce(secret());
  }

  @Override
  public CsrfToken newCsrfToken() {
    return new CsrfToken(secret());
  }

  private String secret() {
    return "secret-%038d".formatted(last.incrementAndGet());
  }

  private UUID next() {
    return new UUID(VERSION, VARIANT | last.incrementAndGet());
  }
}
