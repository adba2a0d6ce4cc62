package dev.portcullis.domain.event;

import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * When, from where and by whom something was done.
 *
 * @param client where it was asked for, as far as the edge could see
 * @param by the user who did it; empty if that was nobody who is logged in, or the operator
 */
public record Occasion(Instant at, Client client, Optional<UserId> by) {}
