/** The REST edge: translates between HTTP and the use cases, and contains no other decisions. */
@NullMarked
package dev.portcullis.adapters.rest;

import org.jspecify.annotations.NullMarked;
