package dev.portcullis.domain.federation;

import dev.portcullis.domain.account.UserId;

/**
 * Link between a user and an account at an external provider.
 *
 * @param provider the provider's configured name, such as {@code google}
 * @param accountId the user's identifier at the provider; unique per provider
 * @param accountEmail the e-mail address as the provider states it; for display only, never for
 *     decisions
 */
public record OAuthAccount(
    OAuthAccountId id, UserId user, String provider, String accountId, String accountEmail) {}
