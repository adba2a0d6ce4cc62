package dev.portcullis.architecture.broken.application.usecase.login;

/** A service in a package without a factory. */
final class LogInService {}
