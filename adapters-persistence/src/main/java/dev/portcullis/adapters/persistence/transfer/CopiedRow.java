package dev.portcullis.adapters.persistence.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A row as it moves between databases: in each the same.
 *
 * @param values for each of the table's columns a {@link java.util.UUID}, {@link String}, {@link
 *     Long} or {@link Boolean}, or nothing
 */
record CopiedRow(List<Optional<Object>> values) {
  /** Adds itself to a checksum; no two different rows add the same. */
  void addTo(MessageDigest digest) {
    for (Optional<Object> value : values) {
      byte[] bytes = value.map(Object::toString).orElse("").getBytes(UTF_8);
      int length = value.isPresent() ? bytes.length : -1;
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
      digest.update(bytes);
    }
  }
}
