/** Out-ports: registration. */
@NullMarked
package dev.portcullis.application.port.out.registration;

import org.jspecify.annotations.NullMarked;
