package dev.portcullis.architecture.broken.application.port.in.login;

/** A use case that lacks its annotation, so that a second method would compile. */
public interface UseCaseWithoutAnnotation {
  void logIn();
}
