/** What is in the jars that are shipped. */
@NullMarked
package dev.portcullis.shipped;

import org.jspecify.annotations.NullMarked;

