package dev.portcullis.adapters.rest.settings;

import java.net.URI;

/**
 * Where the REST edge listens and how it shows itself.
 *
 * @param port 0 takes any free one
 * @param publicUrl where clients reach it, as {@code https://auth.example.com}
 * @param cookie how cookies carry tokens
 */
public record RestSettings(String host, int port, URI publicUrl, CookieSettings cookie) {}
