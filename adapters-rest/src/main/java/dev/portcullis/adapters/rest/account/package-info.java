/** Routes for accounts: registration, the own profile, administration. */
@NullMarked
package dev.portcullis.adapters.rest.account;

import org.jspecify.annotations.NullMarked;
