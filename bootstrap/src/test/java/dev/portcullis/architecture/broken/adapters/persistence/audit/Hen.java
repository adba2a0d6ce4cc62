package dev.portcullis.architecture.broken.adapters.persistence.audit;

import dev.portcullis.architecture.broken.adapters.persistence.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
