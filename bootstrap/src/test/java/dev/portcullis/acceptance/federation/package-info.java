/** Acceptance tests of sign-in with identity providers, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.federation;

import org.jspecify.annotations.NullMarked;
