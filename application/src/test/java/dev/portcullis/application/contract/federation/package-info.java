/** Contracts: sign-in with other providers. */
@NullMarked
package dev.portcullis.application.contract.federation;

import org.jspecify.annotations.NullMarked;
