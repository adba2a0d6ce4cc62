package dev.portcullis.architecture.broken.application.usecase.federation;

/** A service beside two factories. */
final class SignInService {}
