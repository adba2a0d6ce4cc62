package dev.portcullis.application.port.in.federation;

import java.net.URI;
import java.util.Optional;

/**
 * A provider that people can sign in with, as an edge needs to know it.
 *
 * @param name what clients call it, as in {@code /auth/{name}/authorize}
 * @param end where the browser is sent in the end; empty if it gets the answer itself
 */
public record ProviderDescription(String name, Optional<URI> end) {}
