package dev.portcullis.architecture.broken.adapters.oauth.audit;

import dev.portcullis.architecture.broken.adapters.oauth.emaillink.Egg;

/** Depends on {@code Egg}, which depends on this type. */
public record Hen(Egg egg) {}
