/** Base classes of the commands, and the environment that a command runs in. */
@NullMarked
package dev.portcullis.bootstrap.cli.command;

import org.jspecify.annotations.NullMarked;
