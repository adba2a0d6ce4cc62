/** Services: the record of what happened. */
@NullMarked
package dev.portcullis.application.usecase.audit;

import org.jspecify.annotations.NullMarked;
