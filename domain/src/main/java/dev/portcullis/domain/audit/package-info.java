/** Events: what happened to users, when, and on whose behalf. */
@NullMarked
package dev.portcullis.domain.audit;

import org.jspecify.annotations.NullMarked;
