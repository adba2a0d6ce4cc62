package dev.portcullis.architecture.broken.application.usecase.federation;

/** The second of two factories in one package. */
public final class SecondFeature {}
