package dev.portcullis.domain.federation;

import dev.portcullis.domain.emaillink.OneTimeSecret;

/**
 * Per-request values that bind a provider's response to an authorization request.
 *
 * @param codeVerifier proves that the client that redeems the code is the one that requested it
 *     (RFC 7636, section 4.1); until then the provider sees only its SHA-256
 * @param nonce returned in the ID token (OpenID Connect Core 1.0, section 3.1.2.1)
 * @param redirectUri URI to which the provider redirects the browser; the same in both requests
 *     (RFC 6749, section 4.1.3)
 */
public record AuthorizationContext(
    OneTimeSecret codeVerifier, OneTimeSecret nonce, String redirectUri) {}
