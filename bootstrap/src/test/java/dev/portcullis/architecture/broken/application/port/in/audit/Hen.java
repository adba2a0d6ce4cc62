package dev.portcullis.architecture.broken.application.port.in.audit;

import dev.portcullis.architecture.broken.application.port.in.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
