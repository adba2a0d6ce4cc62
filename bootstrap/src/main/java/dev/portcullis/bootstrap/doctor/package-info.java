/** Examination of an installation: what is unsafe or unwise. */
@NullMarked
package dev.portcullis.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
