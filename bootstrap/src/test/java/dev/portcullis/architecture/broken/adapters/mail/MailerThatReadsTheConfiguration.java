package dev.portcullis.architecture.broken.adapters.mail;

import dev.portcullis.architecture.broken.bootstrap.configuration.Configuration;

/** A driven adapter that knows the bootstrap. */
public record MailerThatReadsTheConfiguration(Configuration other) {}
