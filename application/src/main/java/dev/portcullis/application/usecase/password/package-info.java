/** Services: passwords. */
@NullMarked
package dev.portcullis.application.usecase.password;

import org.jspecify.annotations.NullMarked;
