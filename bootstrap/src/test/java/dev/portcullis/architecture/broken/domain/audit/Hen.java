package dev.portcullis.architecture.broken.domain.audit;

import dev.portcullis.architecture.broken.domain.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
