package dev.portcullis.domain.audit;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * When, from where and by whom something was done.
 *
 * @param client where it was asked for, as far as the edge could see
 * @param by the user who did it; empty if that was nobody who is logged in, or the operator
 */
public record EventContext(Instant at, ClientInfo client, Optional<UserId> by) {}
