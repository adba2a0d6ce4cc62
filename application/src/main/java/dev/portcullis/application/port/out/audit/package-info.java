/** Out-ports: the audit log. */
@NullMarked
package dev.portcullis.application.port.out.audit;

import org.jspecify.annotations.NullMarked;
