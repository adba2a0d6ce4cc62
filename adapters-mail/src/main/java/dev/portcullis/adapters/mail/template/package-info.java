/** Mustache templates of mails. An operator can replace the built-in ones. */
@NullMarked
package dev.portcullis.adapters.mail.template;

import org.jspecify.annotations.NullMarked;
