package dev.portcullis.bootstrap.adapter;

import dev.portcullis.application.port.out.operation.StorageProvider;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Explains to the operator why a provider can't be loaded. */
final class LoadFailure {
  private static final String OURS = "dev.portcullis.";

  private LoadFailure() {}

  /** Returns the rest of a line that begins with the jar. */
  static String explanation(Throwable failure) {
    return switch (failure) {
      case ExceptionInInitializerError started -> failing(started.getCause());
      case UnsupportedClassVersionError newer ->
          "needs a newer Java than %s".formatted(Runtime.version().feature());
      case LinkageError unlinked -> unlinked(unlinked);
      case ServiceConfigurationError error -> explanation(error);
      default -> failing(failure);
    };
  }

  private static String explanation(ServiceConfigurationError error) {
    if (error.getCause() != null) {
      return explanation(error.getCause());
    }
    String message = String.valueOf(error.getMessage());
    return "names a provider that can't be used: "
        + line(message.substring(message.indexOf(": ") + 2));
  }

  private static String unlinked(LinkageError failure) {
    String named = String.valueOf(failure.getMessage()).replace('/', '.');
    if (named.contains(OURS)) {
      return olderPorts("another version (%s)".formatted(told(failure)));
    }
    return failure instanceof NoClassDefFoundError
        ? "needs %s, which no jar in the folder contains: add the jar that contains it"
            .formatted(named)
        : "contains a class that can't be loaded: " + told(failure);
  }

  /** Explains what to do about a provider that was built for older ports. */
  static String olderPorts(String version) {
    return "is built for %s of the ports, and this Portcullis has version %d, which serves adapters from version %d on: take a newer release of the adapter, or rebuild it against this Portcullis' portcullis-application"
        .formatted(version, StorageProvider.PORTS, StorageProvider.OLDEST_PORTS);
  }

  /** Explains what to do about a provider that was built for newer ports. */
  static String newerPorts(int version) {
    return "is built for version %d of the ports, and this Portcullis has version %d: update Portcullis, or take an older release of the adapter"
        .formatted(version, StorageProvider.PORTS);
  }

  private static String failing(@Nullable Throwable failure) {
    return "has a provider that fails: "
        + (failure == null ? "the reason is unknown" : told(failure));
  }

  private static String told(Throwable failure) {
    return line(failure.toString());
  }

  private static String line(String text) {
    return text.lines().findFirst().orElse("").strip();
  }
}
