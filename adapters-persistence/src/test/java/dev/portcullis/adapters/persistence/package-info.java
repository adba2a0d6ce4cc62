/** Contract tests of both databases, and tests of the SQL adapter itself. */
@NullMarked
package dev.portcullis.adapters.persistence;

import org.jspecify.annotations.NullMarked;
