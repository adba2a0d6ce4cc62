/** What is particular to SQLite. */
@NullMarked
package dev.portcullis.adapters.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
