/** What the use cases need from the outside: roles that adapters play. */
@NullMarked
package dev.portcullis.application.port.out;

import org.jspecify.annotations.NullMarked;
