package dev.portcullis.architecture.broken.adapters.mail;

import dev.portcullis.architecture.broken.bootstrap.configuration.Configuration;

/** A driven adapter that depends on the bootstrap. */
public record MailerThatReadsTheConfiguration(Configuration other) {}
