package dev.portcullis.architecture.broken.application.port.in.account;

import dev.portcullis.architecture.broken.application.port.out.account.Store;

/** A command that holds an out-port. */
record CommandWithAStore(Store store) {}
