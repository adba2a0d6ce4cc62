package dev.portcullis.adapters.grpc.call;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.portcullis.domain.account.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converter between the installation's own user fields and messages. */
public final class AttributeStructs {
  private AttributeStructs() {}

  /** Returns the fields in {@code struct} that are called {@code names}. */
  public static Attributes attributes(Struct struct, Set<String> names) {
    Map<String, @Nullable Object> values = object(struct);
    values.keySet().retainAll(names);
    return Attributes.of(values);
  }

  private static Map<String, @Nullable Object> object(Struct struct) {
    var object = new HashMap<String, @Nullable Object>();
    struct.getFieldsMap().forEach((name, value) -> object.put(name, value(value)));
    return object;
  }

  private static @Nullable Object value(Value value) {
    return switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> null;
      case BOOL_VALUE -> value.getBoolValue();
      case NUMBER_VALUE -> value.getNumberValue();
      case STRING_VALUE -> value.getStringValue();
      case STRUCT_VALUE -> object(value.getStructValue());
      case LIST_VALUE -> array(value.getListValue());
    };
  }

  private static List<@Nullable Object> array(ListValue list) {
    var array = new ArrayList<@Nullable Object>();
    list.getValuesList().forEach(element -> array.add(value(element)));
    return array;
  }

  static Struct struct(Map<?, ?> values) {
    var struct = Struct.newBuilder();
    values.forEach((name, value) -> struct.putFields((String) name, value(value)));
    return struct.build();
  }

  private static Value value(@Nullable Object value) {
    var built = Value.newBuilder();
    return switch (value) {
      case null -> built.setNullValue(NullValue.NULL_VALUE).build();
      case Boolean flag -> built.setBoolValue(flag).build();
      case Number number -> built.setNumberValue(number.doubleValue()).build();
      case Map<?, ?> map -> built.setStructValue(struct(map)).build();
      case List<?> list -> built.setListValue(list(list)).build();
      default -> built.setStringValue(value.toString()).build();
    };
  }

  private static ListValue list(List<?> list) {
    var built = ListValue.newBuilder();
    list.forEach(element -> built.addValues(value(element)));
    return built.build();
  }
}
