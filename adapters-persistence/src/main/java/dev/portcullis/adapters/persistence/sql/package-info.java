/** The ports on any SQL database. {@code Dialect} has the differences between databases. */
@NullMarked
package dev.portcullis.adapters.persistence.sql;

import org.jspecify.annotations.NullMarked;
