package dev.portcullis.architecture.broken.adapters.oauth.http;

import dev.portcullis.architecture.broken.application.port.in.account.GetUser;

/** A driven adapter that calls an in-port. */
public record ProviderThatCallsAUseCase(GetUser other) {}
