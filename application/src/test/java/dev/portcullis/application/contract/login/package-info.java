/** Contracts: sessions and access tokens. */
@NullMarked
package dev.portcullis.application.contract.login;

import org.jspecify.annotations.NullMarked;
