package dev.portcullis.application.port.in.federation;

import java.net.URI;
import java.util.Optional;

/**
 * Description of a provider for the edges.
 *
 * @param name the provider's name for clients, as in {@code /auth/{name}/authorize}
 * @param end where the browser is redirected after the sign-in; empty if it gets the answer itself
 */
public record ProviderDescription(String name, Optional<URI> end) {}
