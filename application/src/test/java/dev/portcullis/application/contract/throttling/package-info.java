/** Contracts: limits on attempts. */
@NullMarked
package dev.portcullis.application.contract.throttling;

import org.jspecify.annotations.NullMarked;
