/** Out-ports: reading, changing, deleting and listing of accounts. */
@NullMarked
package dev.portcullis.application.port.out.account;

import org.jspecify.annotations.NullMarked;
