/** Adapter that sends mail with single-use links, by SMTP or to the log. */
@NullMarked
package dev.portcullis.adapters.mail;

import org.jspecify.annotations.NullMarked;
