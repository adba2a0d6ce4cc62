/** Users, their accounts, and how an account may change. */
@NullMarked
package dev.portcullis.domain.user;

import org.jspecify.annotations.NullMarked;
