package org.matimpact.pipeline.cli.show;

import java.util.Locale;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Texts of the command line as values; picocli puts the option's name before each message. */
public final class Converters {

  private Converters() {}

  /** Paths of lakes. */
  public static final class OfLake implements ITypeConverter<LakePath> {

    @Override
    public LakePath convert(String text) {
      try {
        return new LakePath(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Conditions on rows. */
  static final class OfCondition implements ITypeConverter<RowCondition> {

    @Override
    public RowCondition convert(String text) {
      try {
        return RowCondition.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Formats, by their names in lower case. */
  public static final class OfFormat implements ITypeConverter<ShowFormat> {

    @Override
    public ShowFormat convert(String text) {
      for (ShowFormat format : ShowFormat.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
          return format;
        }
      }
      throw new TypeConversionException("'%s' is none of table, csv, json".formatted(text));
    }
  }
}
