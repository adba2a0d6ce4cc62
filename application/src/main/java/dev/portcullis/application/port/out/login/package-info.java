/** Out-ports: log-in, log-out, and checking of tokens. */
@NullMarked
package dev.portcullis.application.port.out.login;

import org.jspecify.annotations.NullMarked;
