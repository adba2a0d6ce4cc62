/**
 * Acceptance tests: guarantees to users, through both protocols, over real sockets and on real
 * databases.
 */
@NullMarked
package dev.portcullis.acceptance;

import org.jspecify.annotations.NullMarked;
