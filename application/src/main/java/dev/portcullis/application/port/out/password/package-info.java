/** Out-ports: passwords. */
@NullMarked
package dev.portcullis.application.port.out.password;

import org.jspecify.annotations.NullMarked;
