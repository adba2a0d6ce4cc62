/** Contracts: log-in, log-out, and checking of tokens. */
@NullMarked
package dev.portcullis.application.contract.login;

import org.jspecify.annotations.NullMarked;
