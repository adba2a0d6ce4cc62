/** What an installation can choose. */
@NullMarked
package dev.portcullis.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
