package dev.portcullis.domain.federation;

/**
 * The values that bind a provider's response to the authorization request that it answers; new for
 * each request.
 *
 * @param codeVerifier proves that the code is redeemed by the client that asked for it; the
 *     authorization request carries only its SHA-256
 * @param nonce comes back in the ID token
 * @param redirectUri where the provider sends the browser back to; the same in both requests (RFC
 *     6749, section 4.1.3)
 */
public record AuthorizationContext(CodeVerifier codeVerifier, Nonce nonce, String redirectUri) {}
