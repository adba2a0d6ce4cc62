/** Acceptance tests of log-in, sessions and backends, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.login;

import org.jspecify.annotations.NullMarked;
