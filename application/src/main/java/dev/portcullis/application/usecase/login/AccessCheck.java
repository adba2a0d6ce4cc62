package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.LostAccess;
import java.util.Optional;

/** Checks, in the transaction of a change, whether the caller may still make the change. */
@FunctionalInterface
public interface AccessCheck {
  /** Passes every change, such as one that needs no right. */
  AccessCheck NONE = Optional::empty;

  /** Returns the reason to refuse the change; empty if the caller may make it. */
  Optional<LostAccess> lost();
}
