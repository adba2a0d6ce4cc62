/**
 * What every implementation of an out-port must do, as tests. An adapter's test class implements
 * the contract of its port, and so runs all of them.
 *
 * <p>No contract wants an empty store or the only node: each test makes users, sessions and names
 * of algorithms that nobody else has, and looks at those alone.
 */
@NullMarked
package dev.portcullis.application.contract;

import org.jspecify.annotations.NullMarked;
