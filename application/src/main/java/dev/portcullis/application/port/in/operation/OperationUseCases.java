package dev.portcullis.application.port.in.operation;

/** Operation of the server. */
public record OperationUseCases(
    CheckReadiness checkReadiness, PublishKeys publishKeys, RecordStart recordStart) {}
