package org.matimpact.pipeline.scan;

/**
 * A row of {@code school_cross_product} on its way into the table. A bean with the table's column
 * names, because Spark's bean encoder takes arrays of primitives as they are.
 */
@SuppressWarnings({"checkstyle:MethodName", "MemberName"}) // names are the table's columns
public final class CrossProductRow implements ScannedRow {

  private static final long serialVersionUID = 1L;

  private String keyStage = "";
  private String slice = "";
  private long urn;
  private long year;
  private String pattern = "";
  private long pupils;
  private long[] products = {};
  private long[] high = {};

  public String getKey_stage() {
    return keyStage;
  }

  public void setKey_stage(String keyStage) {
    this.keyStage = keyStage;
  }

  public String getSlice() {
    return slice;
  }

  public void setSlice(String slice) {
    this.slice = slice;
  }

  public long getUrn() {
    return urn;
  }

  public void setUrn(long urn) {
    this.urn = urn;
  }

  public long getYear() {
    return year;
  }

  public void setYear(long year) {
    this.year = year;
  }

  public String getPattern() {
    return pattern;
  }

  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  public long getPupils() {
    return pupils;
  }

  public void setPupils(long pupils) {
    this.pupils = pupils;
  }

  public long[] getProducts() {
    return products;
  }

  public void setProducts(long[] products) {
    this.products = products;
  }

  public long[] getHigh() {
    return high;
  }

  public void setHigh(long[] high) {
    this.high = high;
  }
}
