/** Acceptance tests of registration with custom user fields, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.registration;

import org.jspecify.annotations.NullMarked;
