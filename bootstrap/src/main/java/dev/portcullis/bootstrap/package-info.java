/** Joins the parts to a running server. */
@NullMarked
package dev.portcullis.bootstrap;

import org.jspecify.annotations.NullMarked;
