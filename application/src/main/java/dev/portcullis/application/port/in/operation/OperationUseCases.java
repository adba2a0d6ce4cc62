package dev.portcullis.application.port.in.operation;

/** Running the server. */
public record OperationUseCases(CheckReadiness checkReadiness, PublishKeys publishKeys) {}
