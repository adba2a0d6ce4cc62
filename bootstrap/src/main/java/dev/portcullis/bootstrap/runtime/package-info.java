/** Runtime support beside the use cases: background work, event listeners, files. */
@NullMarked
package dev.portcullis.bootstrap.runtime;

import org.jspecify.annotations.NullMarked;
