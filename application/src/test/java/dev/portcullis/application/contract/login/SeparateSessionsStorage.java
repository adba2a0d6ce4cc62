package dev.portcullis.application.contract.login;

import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.Storage;

/**
 * Store whose sessions are kept in a separate store. The contracts for a store's own sessions must
 * hold for these too.
 */
public record SeparateSessionsStorage(Storage storage, Sessions sessions)
    implements ForwardingStorage {}
