package dev.portcullis.application.port.in.importing;

/** Importing users from other systems. */
public record ImportingUseCases(ImportUsers importUsers) {}
