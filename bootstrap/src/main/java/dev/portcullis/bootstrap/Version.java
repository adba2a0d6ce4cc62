package dev.portcullis.bootstrap;

import java.util.Optional;

/** Version of this Portcullis. */
public final class Version {
  private Version() {}

  /** Returns the version, or {@code (development)} if the classes aren't in a jar. */
  public static String of() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(development)");
  }
}
