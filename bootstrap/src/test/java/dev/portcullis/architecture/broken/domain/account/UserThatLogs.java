package dev.portcullis.architecture.broken.domain.account;

import org.slf4j.Logger;

/** A domain type that depends on a framework. */
record UserThatLogs(Logger log) {}
