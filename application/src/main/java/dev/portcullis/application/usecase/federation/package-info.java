/** Services: sign-in with other providers. */
@NullMarked
package dev.portcullis.application.usecase.federation;

import org.jspecify.annotations.NullMarked;
