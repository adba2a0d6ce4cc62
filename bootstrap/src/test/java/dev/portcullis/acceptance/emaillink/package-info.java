/** Acceptance tests of verification and password reset by mail, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.emaillink;

import org.jspecify.annotations.NullMarked;
