package dev.portcullis.architecture.broken.application.usecase.login;

/** A service beside no factory. */
final class LogInService {}
