/** Acceptance tests: changes of accounts. */
@NullMarked
package dev.portcullis.acceptance.account;

import org.jspecify.annotations.NullMarked;
