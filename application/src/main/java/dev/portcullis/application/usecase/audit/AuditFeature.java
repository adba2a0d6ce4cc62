package dev.portcullis.application.usecase.audit;

import dev.portcullis.application.port.in.audit.AuditUseCases;
import dev.portcullis.application.port.out.OutPorts;

/** Builds the use cases of the audit log. */
public final class AuditFeature {
  private AuditFeature() {}

  /** Wires the use cases. */
  public static AuditUseCases of(OutPorts out) {
    return new AuditUseCases(
        new ReadAuditLogService(out.storage().events(), out.storage().users()));
  }
}
