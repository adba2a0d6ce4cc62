package dev.portcullis.architecture.broken.adapters.grpc;

import dev.portcullis.architecture.broken.application.usecase.login.PublicService;

/** A driving adapter that depends on a service. */
public record CallThatHoldsAService(PublicService other) {}
