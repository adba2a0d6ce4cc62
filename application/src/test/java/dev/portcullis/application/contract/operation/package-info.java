/** Contracts: running the server: the store, keys, readiness. */
@NullMarked
package dev.portcullis.application.contract.operation;

import org.jspecify.annotations.NullMarked;
