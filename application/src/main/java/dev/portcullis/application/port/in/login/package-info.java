/** Use cases: log-in, log-out, and checking of tokens. */
@NullMarked
package dev.portcullis.application.port.in.login;

import org.jspecify.annotations.NullMarked;
