package dev.portcullis.architecture.broken.application.usecase.login;

/** A service that is public. */
public final class PublicService {}
