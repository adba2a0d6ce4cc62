package dev.portcullis.architecture.broken.adapters.oauth.audit;

import dev.portcullis.architecture.broken.adapters.oauth.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
