package dev.portcullis.architecture.broken.adapters.rest.account;

import dev.portcullis.architecture.broken.application.port.out.account.Store;

/** A driving adapter that bypasses the use cases. */
public record HandlerThatReadsTheStore(Store other) {}
