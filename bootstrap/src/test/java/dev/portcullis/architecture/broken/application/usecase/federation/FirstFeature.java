package dev.portcullis.architecture.broken.application.usecase.federation;

/** The first of two factories in one package. */
public final class FirstFeature {}
