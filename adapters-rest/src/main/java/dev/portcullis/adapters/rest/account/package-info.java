/** Routes for accounts: registration, the caller's own account, administration. */
@NullMarked
package dev.portcullis.adapters.rest.account;

import org.jspecify.annotations.NullMarked;
