/** Use cases: importing users from other systems. */
@NullMarked
package dev.portcullis.application.port.in.importing;

import org.jspecify.annotations.NullMarked;
