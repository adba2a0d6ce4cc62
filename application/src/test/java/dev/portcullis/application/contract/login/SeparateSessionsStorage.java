package dev.portcullis.application.contract.login;

import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.Storage;

/**
 * A store whose users' sessions are kept apart from it: what holds for a store's own sessions must
 * hold for these.
 */
public record SeparateSessionsStorage(Storage storage, Sessions sessions)
    implements ForwardingStorage {}
