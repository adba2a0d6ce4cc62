package dev.portcullis.adapters.persistence;

import java.sql.SQLException;
import java.util.UUID;

/** A row that was found; its columns are counted from 1 on, and none is null. */
public interface Row {
  String text(int column) throws SQLException;

  long number(int column) throws SQLException;

  boolean flag(int column) throws SQLException;

  UUID id(int column) throws SQLException;
}
