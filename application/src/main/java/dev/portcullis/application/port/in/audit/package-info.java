/** Use cases: the record of what happened. */
@NullMarked
package dev.portcullis.application.port.in.audit;

import org.jspecify.annotations.NullMarked;
