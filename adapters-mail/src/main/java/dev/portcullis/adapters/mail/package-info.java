/** Mail with links that work once. */
@NullMarked
package dev.portcullis.adapters.mail;

import org.jspecify.annotations.NullMarked;
