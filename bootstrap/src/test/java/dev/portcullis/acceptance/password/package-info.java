/** Acceptance tests of denied passwords, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.password;

import org.jspecify.annotations.NullMarked;
