/** Out-ports: sign-in with other providers. */
@NullMarked
package dev.portcullis.application.port.out.federation;

import org.jspecify.annotations.NullMarked;
