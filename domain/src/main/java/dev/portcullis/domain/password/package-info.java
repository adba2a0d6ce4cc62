/** Passwords and the rules about them. */
@NullMarked
package dev.portcullis.domain.password;

import org.jspecify.annotations.NullMarked;
