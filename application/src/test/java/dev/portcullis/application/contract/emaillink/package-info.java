/** Contracts: verification, password reset, and mails with links. */
@NullMarked
package dev.portcullis.application.contract.emaillink;

import org.jspecify.annotations.NullMarked;
