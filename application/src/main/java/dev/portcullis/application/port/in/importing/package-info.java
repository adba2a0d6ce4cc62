/** Use cases: bringing users over from other systems. */
@NullMarked
package dev.portcullis.application.port.in.importing;

import org.jspecify.annotations.NullMarked;
