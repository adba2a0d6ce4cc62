/** Acceptance tests: the audit log of a running server. */
@NullMarked
package dev.portcullis.acceptance.audit;

import org.jspecify.annotations.NullMarked;
