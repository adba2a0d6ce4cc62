package dev.portcullis.architecture.broken.application.usecase.federation;

/** A factory of two in one package. */
public final class FirstFeature {}
