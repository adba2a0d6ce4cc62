package dev.portcullis.architecture.broken.adapters.schema;

import dev.portcullis.architecture.broken.application.port.in.account.GetUser;

/** A driven adapter that calls an in-port. */
public record SchemaThatCallsAUseCase(GetUser other) {}
