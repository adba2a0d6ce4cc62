package dev.portcullis.architecture.broken.application.port.in.account;

/** A use case that breaks no rule. */
@FunctionalInterface
public interface GetUser {
  String get(String id);
}
