/** Services: opening accounts. */
@NullMarked
package dev.portcullis.application.usecase.registration;

import org.jspecify.annotations.NullMarked;
