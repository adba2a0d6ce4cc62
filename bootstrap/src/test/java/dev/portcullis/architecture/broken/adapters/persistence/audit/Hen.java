package dev.portcullis.architecture.broken.adapters.persistence.audit;

import dev.portcullis.architecture.broken.adapters.persistence.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
