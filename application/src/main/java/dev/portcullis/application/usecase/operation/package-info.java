/** Services: operation of the server: the store, keys, readiness. */
@NullMarked
package dev.portcullis.application.usecase.operation;

import org.jspecify.annotations.NullMarked;
