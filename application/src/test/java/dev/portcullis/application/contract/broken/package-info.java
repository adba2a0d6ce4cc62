/**
 * Tests of the contract kit: adapters with one deliberate defect each, which the contracts must
 * detect. Not part of the kit's jar.
 */
@NullMarked
package dev.portcullis.application.contract.broken;

import org.jspecify.annotations.NullMarked;
