/** What a JVM watches before it writes down what a start needs. */
@NullMarked
package dev.portcullis.bootstrap.training;

import org.jspecify.annotations.NullMarked;
