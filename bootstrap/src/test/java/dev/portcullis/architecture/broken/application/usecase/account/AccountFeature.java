package dev.portcullis.architecture.broken.application.usecase.account;

/** The only factory of its package. */
public final class AccountFeature {}
