/** Log-in, sessions and access tokens. */
@NullMarked
package dev.portcullis.domain.login;

import org.jspecify.annotations.NullMarked;
