/** Use cases: opening accounts. */
@NullMarked
package dev.portcullis.application.port.in.registration;

import org.jspecify.annotations.NullMarked;
