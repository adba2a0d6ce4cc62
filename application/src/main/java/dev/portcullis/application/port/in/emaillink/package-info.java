/** Use cases: verification, password reset, and the mail that carries their links. */
@NullMarked
package dev.portcullis.application.port.in.emaillink;

import org.jspecify.annotations.NullMarked;
