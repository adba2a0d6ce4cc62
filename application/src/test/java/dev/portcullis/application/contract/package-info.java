/**
 * The contract kit: what every implementation of an out-port must do, as tests. An adapter's test
 * class implements the contract of its port, and so runs all of them.
 *
 * <p>A store keeps {@link dev.portcullis.application.contract.operation.StorageContract}, or {@link
 * dev.portcullis.application.contract.operation.SoleNodeStorageContract} if it can be open once at
 * a time, and the contract of each of its ports: {@code UserRepositoryContract}, {@code
 * SessionsContract}, {@code SigningKeysContract}, {@code OneTimeTokensContract}, {@code
 * OutboxContract}, {@code AuditLogContract} and {@code OAuthAccountsContract}; those bring along
 * whatever they extend. One class can keep all of them: it says how to open the store, and every
 * sentence that fails then is a way in which an installation would lose something.
 *
 * <p>No contract wants an empty store or the only node: each test makes users, sessions and names
 * of algorithms that nobody else has, and looks at those alone. So a test class may open one store
 * and keep it. Contenders of a race run on virtual threads, 16 at once.
 */
@NullMarked
package dev.portcullis.application.contract;

import org.jspecify.annotations.NullMarked;
