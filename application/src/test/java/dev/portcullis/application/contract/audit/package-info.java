/** Contracts: event log. */
@NullMarked
package dev.portcullis.application.contract.audit;

import org.jspecify.annotations.NullMarked;
