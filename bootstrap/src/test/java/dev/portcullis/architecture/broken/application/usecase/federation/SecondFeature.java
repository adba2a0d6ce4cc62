package dev.portcullis.architecture.broken.application.usecase.federation;

/** The other factory of two in one package. */
public final class SecondFeature {}
