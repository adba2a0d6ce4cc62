/**
 * The shape of the whole, held to by tests. {@link dev.portcullis.architecture.Rules} is the list;
 * {@code broken} holds classes that break each rule.
 */
@NullMarked
package dev.portcullis.architecture;

import org.jspecify.annotations.NullMarked;
