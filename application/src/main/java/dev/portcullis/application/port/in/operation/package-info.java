/** Use cases: operation of the server: the store, keys, readiness. */
@NullMarked
package dev.portcullis.application.port.in.operation;

import org.jspecify.annotations.NullMarked;
