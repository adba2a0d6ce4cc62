/** Out-ports: verification, password reset, and the mail that carries their links. */
@NullMarked
package dev.portcullis.application.port.out.emaillink;

import org.jspecify.annotations.NullMarked;
