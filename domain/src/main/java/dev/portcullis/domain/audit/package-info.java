/** Audit events: changes to users, with time, client and acting user. */
@NullMarked
package dev.portcullis.domain.audit;

import org.jspecify.annotations.NullMarked;
