package dev.portcullis.application.port.in.importing;

/** Bringing users over from other systems. */
public record ImportingUseCases(ImportUsers importUsers) {}
