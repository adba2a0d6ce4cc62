/** What is particular to PostgreSQL. */
@NullMarked
package dev.portcullis.adapters.persistence.postgres;

import org.jspecify.annotations.NullMarked;
