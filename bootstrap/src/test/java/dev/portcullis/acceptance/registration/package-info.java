/** Registration with an installation's own user fields, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.registration;

import org.jspecify.annotations.NullMarked;
