/** Configuration: its keys, sources, validation and error messages. */
@NullMarked
package dev.portcullis.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
