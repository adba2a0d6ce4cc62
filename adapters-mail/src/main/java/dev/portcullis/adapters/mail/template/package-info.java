/** The texts of mails, as Mustache templates that an installation can replace. */
@NullMarked
package dev.portcullis.adapters.mail.template;

import org.jspecify.annotations.NullMarked;
