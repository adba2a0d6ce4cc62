package dev.portcullis.architecture.broken.bootstrap.configuration;

/** What the server is told at its start; it breaks no rule. */
public final class Configuration {}
