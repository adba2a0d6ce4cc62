package dev.portcullis.bootstrap.doctor;

import dev.portcullis.application.port.out.operation.StorageProvider.Risk;
import dev.portcullis.application.port.out.operation.StorageProvider.Severity;

/**
 * Setting or state of an installation that is unsafe or unwise.
 *
 * @param key the key to change; {@code -} if it is none
 * @param text the reason and the remedy, in one short line, without a secret
 */
public record Finding(Severity severity, String key, String text) {
  static Finding unsafe(String key, String text) {
    return new Finding(Severity.UNSAFE, key, text);
  }

  static Finding unwise(String key, String text) {
    return new Finding(Severity.UNWISE, key, text);
  }

  static Finding of(String key, Risk risk) {
    return new Finding(risk.severity(), key, risk.text());
  }

  /** Returns whether the installation is unsafe. */
  public boolean isUnsafe() {
    return severity == Severity.UNSAFE;
  }
}
