/** Contracts: sign-in with external providers. */
@NullMarked
package dev.portcullis.application.contract.federation;

import org.jspecify.annotations.NullMarked;
