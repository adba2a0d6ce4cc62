/**
 * Tests of the contract kit: adapters that are broken on purpose, one respect each, and that the
 * contract must catch. Not in the kit's jar.
 */
@NullMarked
package dev.portcullis.application.contract.broken;

import org.jspecify.annotations.NullMarked;
