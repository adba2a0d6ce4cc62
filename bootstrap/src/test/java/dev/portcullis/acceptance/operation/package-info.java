/** Acceptance tests of the server's operation, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.operation;

import org.jspecify.annotations.NullMarked;
