package org.matimpact.pipeline.lake;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where the tables are. A table of the published zone is named {@code published/NAME} wherever the
 * lake asks for a name; every other name is a table of the restricted zone.
 *
 * @param root local path or URI ({@code hdfs://}, {@code s3a://}) without a slash at its end
 */
public record LakePath(String root) {

  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]+:");

  private static final String RESTRICTED = "restricted/";
  private static final String PUBLISHED = "published/";

  /**
   * Cuts slashes off the end and makes a relative folder absolute: Spark takes a relative path for
   * the name of a table, and a cluster has another folder to start from.
   */
  public LakePath {
    if (root.isBlank()) {
      throw new IllegalArgumentException("The path of the lake is empty: give its folder or URI");
    }
    root = absolute(root.replaceAll("(?<=[^/:])/+$", ""));
  }

  private static String absolute(String root) {
    boolean relative = !root.startsWith("/") && !SCHEME.matcher(root).find();
    return relative ? Path.of(root).toAbsolutePath().normalize().toString() : root;
  }

  /** Path of a table that may hold pupils or small groups. */
  public String restricted(String table) {
    return root + "/" + RESTRICTED + table;
  }

  /** Path of a table that has passed disclosure control. */
  public String published(String table) {
    return root + "/" + PUBLISHED + table;
  }

  /** Folder of the files that an edition is published as, unless somebody names another. */
  public String reportFolder(String edition) {
    return root + "/" + PUBLISHED + "report/" + edition;
  }

  /** Folder of the texts of what failed while it touched the pupils of an edition. */
  public String failures(String edition) {
    return root + "/" + RESTRICTED + "_failures/" + edition;
  }

  /** Path of a table by its name in the lake, {@code NAME} or {@code published/NAME}. */
  public String table(String name) {
    return isPublished(name) ? published(contractName(name)) : restricted(name);
  }

  /** Name in the lake of the published form of a table. */
  public static String publishedName(String table) {
    return PUBLISHED + table;
  }

  /** Name of the contract of a table of either zone. */
  public static String contractName(String name) {
    return isPublished(name) ? name.substring(PUBLISHED.length()) : name;
  }

  /** Whether a name in the lake is of the published zone. */
  public static boolean isPublished(String name) {
    return name.startsWith(PUBLISHED);
  }

  /** Whether the lake is a folder of this computer and needs no settings of Hadoop. */
  boolean isLocal() {
    return !root.contains("://") || root.startsWith("file:");
  }
}
