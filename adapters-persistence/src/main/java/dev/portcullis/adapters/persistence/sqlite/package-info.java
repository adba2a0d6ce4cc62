/** The SQLite dialect, its file and its native library. */
@NullMarked
package dev.portcullis.adapters.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
