package dev.portcullis.application.port.in.operation;

/** Records the start of a server in the audit log. */
@FunctionalInterface
public interface RecordStart {
  /** Records it. */
  void record(Command command);

  /**
   * Version and configuration.
   *
   * @param version the version of Portcullis
   * @param fingerprint a hash of the settings, without secrets; equal settings have equal ones
   */
  record Command(String version, String fingerprint) {}
}
