package dev.portcullis.architecture.broken.adapters.crypto.audit;

import dev.portcullis.architecture.broken.adapters.crypto.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
