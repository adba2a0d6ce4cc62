/** In-ports: one interface for each use case, with all its inputs and outcomes. */
@NullMarked
package dev.portcullis.application.port.in;

import org.jspecify.annotations.NullMarked;
