package dev.portcullis.application.port.in.audit;

/** Use cases of the audit log. */
public record AuditUseCases(ReadAuditLog readAuditLog) {}
