package dev.portcullis.architecture.broken.application.port.in.login;

/** A use case without {@code @FunctionalInterface}, so a second method would compile. */
public interface UseCaseWithoutAnnotation {
  void logIn();
}
