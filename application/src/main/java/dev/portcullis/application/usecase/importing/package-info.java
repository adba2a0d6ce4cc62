/** Services: importing users from other systems. */
@NullMarked
package dev.portcullis.application.usecase.importing;

import org.jspecify.annotations.NullMarked;
