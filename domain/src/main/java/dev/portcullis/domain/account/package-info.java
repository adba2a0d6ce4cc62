/** Users, their accounts, and how an account may change. */
@NullMarked
package dev.portcullis.domain.account;

import org.jspecify.annotations.NullMarked;
