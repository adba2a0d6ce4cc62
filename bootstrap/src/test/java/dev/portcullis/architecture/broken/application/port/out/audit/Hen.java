package dev.portcullis.architecture.broken.application.port.out.audit;

import dev.portcullis.architecture.broken.application.port.out.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
