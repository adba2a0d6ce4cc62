/** What the use cases need: the record of what happened. */
@NullMarked
package dev.portcullis.application.port.out.audit;

import org.jspecify.annotations.NullMarked;
