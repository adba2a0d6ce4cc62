package dev.portcullis.architecture.broken.application.usecase.login;

/** A service that every class can see. */
public final class PublicService {}
