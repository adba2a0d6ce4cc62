package dev.portcullis.architecture.broken.application.usecase.audit;

import dev.portcullis.architecture.broken.application.usecase.emaillink.Egg;

/** Comes from an egg. */
public record Hen(Egg egg) {}
