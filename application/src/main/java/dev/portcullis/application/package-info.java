/** The application: its use cases, their ports, and the assembly that wires both. */
@NullMarked
package dev.portcullis.application;

import org.jspecify.annotations.NullMarked;
