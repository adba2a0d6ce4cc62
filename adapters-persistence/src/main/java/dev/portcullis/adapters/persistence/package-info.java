/** Storage in SQL databases: SQLite, embedded, and PostgreSQL, shared by many nodes. */
@NullMarked
package dev.portcullis.adapters.persistence;

import org.jspecify.annotations.NullMarked;
