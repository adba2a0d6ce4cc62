/** What every part of the domain shares: the refusal of a malformed value. */
@NullMarked
package dev.portcullis.domain;

import org.jspecify.annotations.NullMarked;
