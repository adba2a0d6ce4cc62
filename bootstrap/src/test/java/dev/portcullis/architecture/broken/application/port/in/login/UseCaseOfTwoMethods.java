package dev.portcullis.architecture.broken.application.port.in.login;

/** A use case of two methods. */
public interface UseCaseOfTwoMethods {
  void logIn();

  void logOut();
}
