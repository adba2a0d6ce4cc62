package dev.portcullis.adapters.persistence.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Row of a copied table, independent of the database.
 *
 * @param values one per column: a {@link java.util.UUID}, {@link String}, {@link Long} or {@link
 *     Boolean}, or empty for null
 */
record CopiedRow(List<Optional<Object>> values) {
  /**
   * Adds this row to {@code digest}, with length prefixes, so that different rows add different
   * bytes.
   */
  void addTo(MessageDigest digest) {
    for (Optional<Object> value : values) {
      byte[] bytes = value.map(Object::toString).orElse("").getBytes(UTF_8);
      int length = value.isPresent() ? bytes.length : -1;
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
      digest.update(bytes);
    }
  }
}
