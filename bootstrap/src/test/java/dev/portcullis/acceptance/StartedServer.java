package dev.portcullis.acceptance;

import java.util.Map;

/** A scene on a server that somebody else has started. */
public record StartedServer(Api api, Mailbox mailbox, Map<String, String> settings)
    implements ServerUnderTest {}
