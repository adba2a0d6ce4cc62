/** Mail over real sockets, to servers that do and servers that don't behave. */
@NullMarked
package dev.portcullis.adapters.mail;

import org.jspecify.annotations.NullMarked;
