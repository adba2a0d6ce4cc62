package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.TokenStrategy;
import java.time.Duration;

/**
 * A way to log in: how the token travels, and how it is proved.
 *
 * @param name what clients call it, as in {@code /auth/{name}/login}
 * @param lifetime how long a session opened through it lasts
 */
public record Backend(
    String name, Transport transport, TokenStrategy strategy, Duration lifetime) {}
