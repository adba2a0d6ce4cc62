package dev.portcullis.architecture.broken.application.usecase.federation;

/** A service in a package with two factories. */
final class SignInService {}
