/** Contracts: password hashing. */
@NullMarked
package dev.portcullis.application.contract.password;

import org.jspecify.annotations.NullMarked;
