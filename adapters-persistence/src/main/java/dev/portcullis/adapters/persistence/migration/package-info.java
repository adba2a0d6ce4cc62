/** The schema and its migrations. */
@NullMarked
package dev.portcullis.adapters.persistence.migration;

import org.jspecify.annotations.NullMarked;
