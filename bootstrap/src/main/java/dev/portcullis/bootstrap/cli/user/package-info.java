/** The {@code user} commands: create, list, change and delete users. */
@NullMarked
package dev.portcullis.bootstrap.cli.user;

import org.jspecify.annotations.NullMarked;
