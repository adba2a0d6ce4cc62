/** Use cases: reading, changing, deleting and listing of accounts. */
@NullMarked
package dev.portcullis.application.port.in.account;

import org.jspecify.annotations.NullMarked;
