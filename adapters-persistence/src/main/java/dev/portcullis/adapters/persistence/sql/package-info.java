/** The ports on any SQL database; how databases differ is in {@code Dialect}. */
@NullMarked
package dev.portcullis.adapters.persistence.sql;

import org.jspecify.annotations.NullMarked;
