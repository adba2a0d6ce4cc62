/** Tests of mail over sockets, to correct and to faulty servers. */
@NullMarked
package dev.portcullis.adapters.mail;

import org.jspecify.annotations.NullMarked;
