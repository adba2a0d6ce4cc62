/** The application: its use cases, what they need, and the assembly that joins both. */
@NullMarked
package dev.portcullis.application;

import org.jspecify.annotations.NullMarked;
