/**
 * Contract kit: tests that every implementation of an out-port must pass. An adapter's test class
 * implements the contract interface of its port and so inherits the tests.
 *
 * <p>A store implements {@link dev.portcullis.application.contract.operation.StorageContract}, or
 * {@link dev.portcullis.application.contract.operation.SoleNodeStorageContract} if only one node
 * can open it at a time. It also implements the contract of each of its ports: {@code
 * UserRepositoryContract}, {@code SessionsContract}, {@code SigningKeysContract}, {@code
 * OneTimeTokensContract}, {@code OutboxContract}, {@code EventLogContract}, {@code
 * OAuthAccountsContract} and {@code TransactionContract}. These include the contracts that they
 * extend. One test class can implement all of them; it only has to open the store. Every failing
 * test shows a way to lose data or to break a security guarantee.
 *
 * <p>The contracts need neither an empty store nor the only node: each test creates unique users,
 * sessions and algorithm names, and reads only those. So a test class may open one store and reuse
 * it. Contenders of a race run on virtual threads, 16 at a time.
 */
@NullMarked
package dev.portcullis.application.contract;

import org.jspecify.annotations.NullMarked;
