/** Out-ports: importing users from other systems. */
@NullMarked
package dev.portcullis.application.port.out.importing;

import org.jspecify.annotations.NullMarked;
