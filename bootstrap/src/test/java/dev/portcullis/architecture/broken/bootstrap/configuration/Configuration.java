package dev.portcullis.architecture.broken.bootstrap.configuration;

/** A configuration that breaks no rule. */
public final class Configuration {}
