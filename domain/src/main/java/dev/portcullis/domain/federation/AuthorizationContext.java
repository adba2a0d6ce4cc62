package dev.portcullis.domain.federation;

import dev.portcullis.domain.emaillink.OneTimeSecret;

/**
 * What ties a provider's answer to the question that was put to it; new for each question.
 *
 * @param codeVerifier shows that whoever brings the code is whoever asked for it (RFC 7636, section
 *     4.1); the provider sees only its SHA-256 before
 * @param nonce comes back in the ID token (OpenID Connect Core 1.0, section 3.1.2.1)
 * @param redirectUri where the provider sends the browser back to; the same in both requests (RFC
 *     6749, section 4.1.3)
 */
public record AuthorizationContext(
    OneTimeSecret codeVerifier, OneTimeSecret nonce, String redirectUri) {}
