package dev.portcullis.application.usecase.federation;

/**
 * What a provider's word about e-mail addresses is worth here.
 *
 * @param associateByEmail whether a person whose e-mail address the provider has verified is the
 *     user with that address
 * @param verifiedByDefault whether the address of a new user counts as verified
 */
public record EmailTrust(boolean associateByEmail, boolean verifiedByDefault) {}
