/** Training run for the AOT cache: a server with typical requests, observed by the JVM. */
@NullMarked
package dev.portcullis.bootstrap.training;

import org.jspecify.annotations.NullMarked;
