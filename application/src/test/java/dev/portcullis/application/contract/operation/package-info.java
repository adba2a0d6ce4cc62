/** Contracts: storage, transactions, signing keys, secret encryption and identifiers. */
@NullMarked
package dev.portcullis.application.contract.operation;

import org.jspecify.annotations.NullMarked;
