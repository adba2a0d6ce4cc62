/** What the running program is made of beside the use cases: background work, listeners, files. */
@NullMarked
package dev.portcullis.bootstrap.runtime;

import org.jspecify.annotations.NullMarked;
