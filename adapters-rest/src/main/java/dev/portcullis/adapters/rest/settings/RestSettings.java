package dev.portcullis.adapters.rest.settings;

import java.net.URI;

/**
 * Operator's settings of the REST edge.
 *
 * @param port the port; 0 means any free port
 * @param publicUrl the URL for clients, such as {@code https://auth.example.com}
 * @param cookie the attributes of cookies
 */
public record RestSettings(String host, int port, URI publicUrl, CookieSettings cookie) {}
