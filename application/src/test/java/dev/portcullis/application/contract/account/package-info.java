/** Contracts: reading, changing, deleting and listing accounts. */
@NullMarked
package dev.portcullis.application.contract.account;

import org.jspecify.annotations.NullMarked;
