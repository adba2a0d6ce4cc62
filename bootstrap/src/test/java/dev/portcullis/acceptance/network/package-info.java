/** Acceptance tests of the addresses of clients, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.network;

import org.jspecify.annotations.NullMarked;
