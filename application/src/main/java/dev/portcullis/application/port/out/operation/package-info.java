/** Out-ports: operation of the server: the store, keys, readiness. */
@NullMarked
package dev.portcullis.application.port.out.operation;

import org.jspecify.annotations.NullMarked;
