package dev.portcullis.domain.federation;

import dev.portcullis.domain.account.UserId;

/**
 * An account at another provider that belongs to a user here.
 *
 * @param provider the name under which the provider is configured, such as {@code google}
 * @param accountId who the user is there; unique for the provider
 * @param accountEmail the e-mail address as the provider tells it; to show, never to decide by
 */
public record OAuthAccount(
    OAuthAccountId id, UserId user, String provider, String accountId, String accountEmail) {}
