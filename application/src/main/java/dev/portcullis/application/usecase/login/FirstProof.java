package dev.portcullis.application.usecase.login;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AuthenticationMethod;

/**
 * The first proof of a log-in: the identified user and the method.
 *
 * @param account the account at the time when the proof began
 */
public record FirstProof(Account account, AuthenticationMethod method) {}
