package dev.portcullis.acceptance;

import java.util.Map;

/** Server under test that the caller has started. */
public record StartedServer(Api api, Mailbox mailbox, Map<String, String> settings)
    implements ServerUnderTest {}
