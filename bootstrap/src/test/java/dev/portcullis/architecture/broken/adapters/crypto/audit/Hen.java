package dev.portcullis.architecture.broken.adapters.crypto.audit;

import dev.portcullis.architecture.broken.adapters.crypto.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
