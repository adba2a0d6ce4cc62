/** Out-ports: limits on attempts. */
@NullMarked
package dev.portcullis.application.port.out.throttling;

import org.jspecify.annotations.NullMarked;
