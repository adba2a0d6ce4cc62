package dev.portcullis.application.usecase.login;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AuthenticationMethod;

/**
 * The first proof of a log-in: who the user is, and how that was shown.
 *
 * @param account as it was when the proof began
 */
public record FirstProof(Account account, AuthenticationMethod method) {}
