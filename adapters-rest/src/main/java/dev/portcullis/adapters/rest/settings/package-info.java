/** Operator's settings of the REST edge. */
@NullMarked
package dev.portcullis.adapters.rest.settings;

import org.jspecify.annotations.NullMarked;
