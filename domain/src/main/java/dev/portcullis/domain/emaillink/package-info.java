/** One-time tokens, which travel in links of mails. */
@NullMarked
package dev.portcullis.domain.emaillink;

import org.jspecify.annotations.NullMarked;
