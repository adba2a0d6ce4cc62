/** Out-ports of the use cases, by feature. */
@NullMarked
package dev.portcullis.application.port.out;

import org.jspecify.annotations.NullMarked;
