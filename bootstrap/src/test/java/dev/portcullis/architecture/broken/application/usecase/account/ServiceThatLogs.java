package dev.portcullis.architecture.broken.application.usecase.account;

import org.slf4j.Logger;

/** A service that knows a framework. */
record ServiceThatLogs(Logger log) {}
