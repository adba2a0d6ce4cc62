/** Services: log-in, log-out, and checking of tokens. */
@NullMarked
package dev.portcullis.application.usecase.login;

import org.jspecify.annotations.NullMarked;
