/** What the use cases need: bringing users over from other systems. */
@NullMarked
package dev.portcullis.application.port.out.importing;

import org.jspecify.annotations.NullMarked;
