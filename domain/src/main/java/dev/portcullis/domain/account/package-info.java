/** Users, their accounts, and changes to accounts. */
@NullMarked
package dev.portcullis.domain.account;

import org.jspecify.annotations.NullMarked;
