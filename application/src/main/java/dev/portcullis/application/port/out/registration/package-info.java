/** What the use cases need: opening accounts. */
@NullMarked
package dev.portcullis.application.port.out.registration;

import org.jspecify.annotations.NullMarked;
