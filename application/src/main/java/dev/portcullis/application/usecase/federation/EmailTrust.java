package dev.portcullis.application.usecase.federation;

/**
 * Trust in the e-mail addresses that a provider reports.
 *
 * @param associateByEmail whether an e-mail address that the provider has verified identifies the
 *     user with that address
 * @param verifiedByDefault whether the address of a new user counts as verified
 */
public record EmailTrust(boolean associateByEmail, boolean verifiedByDefault) {}
