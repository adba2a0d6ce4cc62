package dev.portcullis.architecture.broken.application.port.out.audit;

import dev.portcullis.architecture.broken.application.port.out.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
