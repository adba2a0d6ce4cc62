package dev.portcullis.architecture.broken.adapters.rest.audit;

import dev.portcullis.architecture.broken.adapters.rest.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
