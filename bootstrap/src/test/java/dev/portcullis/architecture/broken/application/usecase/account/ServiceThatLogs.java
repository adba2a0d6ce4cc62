package dev.portcullis.architecture.broken.application.usecase.account;

import org.slf4j.Logger;

/** A service that depends on a framework. */
record ServiceThatLogs(Logger log) {}
