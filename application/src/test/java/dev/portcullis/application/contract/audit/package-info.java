/** Contracts: the record of what happened. */
@NullMarked
package dev.portcullis.application.contract.audit;

import org.jspecify.annotations.NullMarked;
