/** Services: the audit log. */
@NullMarked
package dev.portcullis.application.usecase.audit;

import org.jspecify.annotations.NullMarked;
