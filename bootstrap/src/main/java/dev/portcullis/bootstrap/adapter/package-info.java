/** Stores that others bring: jars with a provider, found in a folder. */
@NullMarked
package dev.portcullis.bootstrap.adapter;

import org.jspecify.annotations.NullMarked;
