/** One-time tokens in e-mail links. */
@NullMarked
package dev.portcullis.domain.emaillink;

import org.jspecify.annotations.NullMarked;
