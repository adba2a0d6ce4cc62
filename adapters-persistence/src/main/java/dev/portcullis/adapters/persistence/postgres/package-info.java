/** The PostgreSQL dialect and the parser of its URLs. */
@NullMarked
package dev.portcullis.adapters.persistence.postgres;

import org.jspecify.annotations.NullMarked;
