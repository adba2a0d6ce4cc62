package dev.portcullis.architecture.broken.application.port.in.login;

/** A use case that no edge can call. */
@FunctionalInterface
interface HiddenUseCase {
  void logIn();
}
