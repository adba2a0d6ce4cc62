package dev.portcullis.architecture.broken.adapters.persistence.sql;

import dev.portcullis.architecture.broken.application.port.in.account.GetUser;

/** A driven adapter that calls an in-port. */
public record StoreThatCallsAUseCase(GetUser other) {}
