/** What happened in users' lives, for those who keep a record of it or act on it. */
@NullMarked
package dev.portcullis.domain.event;

import org.jspecify.annotations.NullMarked;
