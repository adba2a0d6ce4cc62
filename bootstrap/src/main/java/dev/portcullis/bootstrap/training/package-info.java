/** A day of a server in a few seconds, for a JVM that is to learn from it what a start needs. */
@NullMarked
package dev.portcullis.bootstrap.training;

import org.jspecify.annotations.NullMarked;
