/** The shape of the whole, held to. */
@NullMarked
package dev.portcullis.architecture;

import org.jspecify.annotations.NullMarked;

