package dev.portcullis.acceptance.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import dev.portcullis.acceptance.Api;
import java.util.HashMap;
import java.util.Map;

/** The installation's own fields, from what clients see to what tests compare and back. */
public final class CustomFields {
  private static final TypeReference<HashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CustomFields() {}

  /** Those in the JSON of a user. */
  public static Map<String, Object> of(String json) {
    try {
      Map<String, Object> fields = JSON.readValue(json, MAP);
      fields.keySet().removeAll(Api.COMMON);
      fields.replaceAll((name, value) -> value instanceof Number n ? n.doubleValue() : value);
      return fields;
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(noJson);
    }
  }

  public static Map<String, Object> of(Struct struct) {
    try {
      return of(JsonFormat.printer().print(struct));
    } catch (InvalidProtocolBufferException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Those among the fields that a client sends. */
  public static Struct struct(Map<String, Object> fields) {
    var own = new HashMap<>(fields);
    own.keySet().removeAll(Api.COMMON);
    var struct = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(JSON.writeValueAsString(own), struct);
      return struct.build();
    } catch (JsonProcessingException | InvalidProtocolBufferException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
