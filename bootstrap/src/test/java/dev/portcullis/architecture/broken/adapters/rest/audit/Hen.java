package dev.portcullis.architecture.broken.adapters.rest.audit;

import dev.portcullis.architecture.broken.adapters.rest.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
