package dev.portcullis.architecture.broken.domain.audit;

import dev.portcullis.architecture.broken.domain.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
