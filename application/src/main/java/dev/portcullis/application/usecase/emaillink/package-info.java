/** Services: verification, password reset, and the mail that carries their links. */
@NullMarked
package dev.portcullis.application.usecase.emaillink;

import org.jspecify.annotations.NullMarked;
