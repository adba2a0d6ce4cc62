package dev.portcullis.adapters.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the signatures of {@link Algorithm#EDDSA}. */
class Ed25519SignaturesTest {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.EdDSA);

  /** Group order (RFC 8032, section 5.1). */
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final Random random = new Random(20261125);

  /** Tests 1 to 3 and "SHA(abc)" of RFC 8032, section 7.1. */
  @ParameterizedTest
  @CsvSource({
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
  })
  void the_rfc_s_signatures_verify_and_any_flipped_bit_fails(
      String key, String message, String signature) throws Exception {
    byte[] good = HexFormat.of().parseHex(signature);
    byte[] signed = HexFormat.of().parseHex(message);
    byte[] publicKey = HexFormat.of().parseHex(key);

    assertGenuine(good, signed, publicKey);
    for (int bit = 0; bit < good.length * 8; bit++) {
      assertForged(flipped(good, bit), signed, publicKey);
    }
    for (int bit = 0; bit < signed.length * 8; bit++) {
      assertForged(good, flipped(signed, bit), publicKey);
    }
    for (int bit = 0; bit < publicKey.length * 8; bit++) {
      assertForged(good, signed, flipped(publicKey, bit));
    }
    assertForged(good, Arrays.copyOf(signed, signed.length + 1), publicKey);
  }

  @Test
  void messages_of_any_length_are_signed_and_verified() throws Exception {
    for (int length = 0; length < 300; length++) {
      OctetKeyPair pair = new OctetKeyPairGenerator(Curve.Ed25519).generate();
      byte[] message = bytes(length);
      byte[] signature = Algorithm.EDDSA.signer(pair).sign(HEADER, message).decode();

      assertGenuine(signature, message, pair.getDecodedX());
      assertForged(
          flipped(signature, random.nextInt(signature.length * 8)), message, pair.getDecodedX());
    }
  }

  /** Signing with two public keys would reveal the private key. */
  @Test
  void a_private_key_signs_with_its_own_public_key_despite_a_different_one_in_the_jwk()
      throws Exception {
    OctetKeyPair pair = new OctetKeyPairGenerator(Curve.Ed25519).generate();
    OctetKeyPair other = new OctetKeyPairGenerator(Curve.Ed25519).generate();
    var mixed = new OctetKeyPair.Builder(Curve.Ed25519, other.getX()).d(pair.getD()).build();
    byte[] message = bytes(50);

    assertThat(Algorithm.EDDSA.signer(mixed).sign(HEADER, message))
        .isEqualTo(Algorithm.EDDSA.signer(pair).sign(HEADER, message));
  }

  @Test
  void a_signature_has_64_bytes_and_a_canonical_s() throws Exception {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
    byte[] message = bytes(50);
    byte[] signature = new Ed25519Sign(pair.getPrivateKey()).sign(message);

    for (int length : new int[] {0, 1, 32, 63, 65, 128}) {
      assertForged(Arrays.copyOf(signature, length), message, pair.getPublicKey());
    }
    // RFC 8032, section 5.1.7: S must be less than the order. Adding the order gives the same
    // number.
    assertForged(withOrderAdded(signature), message, pair.getPublicKey());
  }

  private static byte[] withOrderAdded(byte[] signature) {
    byte[] bigEndian = new byte[32];
    for (int at = 0; at < 32; at++) {
      bigEndian[at] = signature[63 - at];
    }
    byte[] sum = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
    byte[] changed = signature.clone();
    for (int at = 0; at < 32; at++) {
      changed[32 + at] = at < sum.length ? sum[sum.length - 1 - at] : 0;
    }
    return changed;
  }

  @Test
  void concurrent_verifications_do_not_interfere() throws Exception {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
    var signer = new Ed25519Sign(pair.getPrivateKey());
    JWSVerifier verifier = verifier(pair.getPublicKey());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> calls =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(call -> () -> right(call, signer, verifier))
              .toList();
      assertThat(threads.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(true);
    }
  }

  private static boolean right(int call, Ed25519Sign signer, JWSVerifier verifier)
      throws Exception {
    byte[] message = new byte[call];
    byte[] signature = signer.sign(message);
    byte[] shown = call % 2 == 0 ? signature : flipped(signature, call);
    return verifies(verifier, shown, message) == (call % 2 == 0);
  }

  @Test
  void a_critical_extension_is_refused() throws Exception {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
    byte[] signature = new Ed25519Sign(pair.getPrivateKey()).sign(new byte[9]);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).criticalParams(Set.of("extension")).build();

    assertThat(
            verifier(pair.getPublicKey()).verify(header, new byte[9], Base64URL.encode(signature)))
        .isFalse();
  }

  private static void assertGenuine(byte[] signature, byte[] message, byte[] key) throws Exception {
    assertThat(verifies(verifier(key), signature, message)).isTrue();
  }

  private static void assertForged(byte[] signature, byte[] message, byte[] key) throws Exception {
    assertThat(verifies(verifier(key), signature, message)).isFalse();
  }

  private static boolean verifies(JWSVerifier verifier, byte[] signature, byte[] message)
      throws Exception {
    return verifier.verify(HEADER, message, Base64URL.encode(signature));
  }

  private static JWSVerifier verifier(byte[] key) throws Exception {
    return Algorithm.EDDSA.verifier(
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).build());
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
