/** The REST edge: translates between HTTP and the use cases, and decides nothing else. */
@NullMarked
package dev.portcullis.adapters.rest;

import org.jspecify.annotations.NullMarked;
