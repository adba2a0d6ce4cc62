/** Passwords, password hashes and the password policy. */
@NullMarked
package dev.portcullis.domain.password;

import org.jspecify.annotations.NullMarked;
