package dev.portcullis.architecture.broken.application.port.in.audit;

import dev.portcullis.architecture.broken.application.port.in.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
