/** SMTP (RFC 5321): addresses of servers, sessions, replies and their failures. */
@NullMarked
package dev.portcullis.adapters.mail.smtp;

import org.jspecify.annotations.NullMarked;
