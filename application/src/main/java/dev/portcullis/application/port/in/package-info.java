/**
 * What Portcullis can do: one interface a use case, each with all that goes in and every way it can
 * come out.
 */
@NullMarked
package dev.portcullis.application.port.in;

import org.jspecify.annotations.NullMarked;
