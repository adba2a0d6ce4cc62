/** Use cases: sign-in with other providers. */
@NullMarked
package dev.portcullis.application.port.in.federation;

import org.jspecify.annotations.NullMarked;
