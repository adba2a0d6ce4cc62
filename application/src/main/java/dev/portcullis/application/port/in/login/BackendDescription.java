package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import java.time.Duration;

/**
 * A backend, as an edge needs to know it: a way to log in.
 *
 * @param transport how its tokens travel
 * @param lifetime how long a session opened through it lasts; its tokens may end before
 */
public record BackendDescription(BackendName name, Transport transport, Duration lifetime) {}
