package dev.portcullis.architecture.broken.application.usecase.account;

/** A factory with no second one beside it. */
public final class AccountFeature {}
