/** Services: reading, changing, deleting and listing of accounts. */
@NullMarked
package dev.portcullis.application.usecase.account;

import org.jspecify.annotations.NullMarked;
