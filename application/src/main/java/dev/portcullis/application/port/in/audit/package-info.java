/** Use cases: the audit log. */
@NullMarked
package dev.portcullis.application.port.in.audit;

import org.jspecify.annotations.NullMarked;
