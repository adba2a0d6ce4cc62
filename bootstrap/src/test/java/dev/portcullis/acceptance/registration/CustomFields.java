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

/** Converts custom user fields between the forms of clients and the form that tests compare. */
public final class CustomFields {
  private static final TypeReference<HashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CustomFields() {}

  /** Reads the custom fields from the JSON of a user. */
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

  /** Picks the custom fields out of the fields that a client sends. */
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
