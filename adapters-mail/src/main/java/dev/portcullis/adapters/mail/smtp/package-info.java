/** SMTP client (RFC 5321): server addresses, sessions, replies and failures. */
@NullMarked
package dev.portcullis.adapters.mail.smtp;

import org.jspecify.annotations.NullMarked;
