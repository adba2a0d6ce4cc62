package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import java.time.Duration;

/**
 * Description of a backend, a way to log in, for the edges.
 *
 * @param transport the transport of the backend's tokens
 * @param lifetime the lifetime of the backend's sessions; its tokens may end before
 */
public record BackendDescription(BackendName name, Transport transport, Duration lifetime) {}
