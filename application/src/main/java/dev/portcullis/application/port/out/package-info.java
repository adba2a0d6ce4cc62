/** What the use cases need of the outside, feature by feature. */
@NullMarked
package dev.portcullis.application.port.out;

import org.jspecify.annotations.NullMarked;
