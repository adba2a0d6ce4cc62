package dev.portcullis.application.port.in.audit;

/** The record of what happened. */
public record AuditUseCases(ReadAuditLog readAuditLog) {}
