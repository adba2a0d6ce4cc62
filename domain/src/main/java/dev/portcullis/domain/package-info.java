/** Text limits and the malformed-input exception that the whole domain uses. */
@NullMarked
package dev.portcullis.domain;

import org.jspecify.annotations.NullMarked;
