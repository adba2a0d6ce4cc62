/** Sessions: what a log-in opens and a token proves. */
@NullMarked
package dev.portcullis.domain.login;

import org.jspecify.annotations.NullMarked;
