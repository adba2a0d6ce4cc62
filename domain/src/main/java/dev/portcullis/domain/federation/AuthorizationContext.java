package dev.portcullis.domain.federation;

/**
 * Per-request values that bind a provider's response to an authorization request.
 *
 * @param codeVerifier proves that the client that redeems the code is the one that requested it the
 *     authorization until then request carries only its SHA-256
 * @param nonce returned in the ID token
 * @param redirectUri URI to which the provider redirects the browser; the same in both requests
 *     (RFC 6749, section 4.1.3)
 */
public record AuthorizationContext(CodeVerifier codeVerifier, Nonce nonce, String redirectUri) {}
