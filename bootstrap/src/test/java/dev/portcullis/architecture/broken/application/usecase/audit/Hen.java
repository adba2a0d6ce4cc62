package dev.portcullis.architecture.broken.application.usecase.audit;

import dev.portcullis.architecture.broken.application.usecase.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
