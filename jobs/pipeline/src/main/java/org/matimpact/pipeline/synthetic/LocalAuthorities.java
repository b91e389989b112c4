package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The local authorities of England in June 2019, with their real codes and names.
 *
 * <p>Source: the register of schools. A star marks a shire county, which gets the weight of several
 * districts.
 */
final class LocalAuthorities {
  private static final double COUNTY_WEIGHT = 5;

  private static final List<LocalAuthority> ALL = all();
  private static final Map<Region, Double> WEIGHT_OF_REGION = weightOfRegion();

  private LocalAuthorities() {}

  /** Every local authority, by region and code, so that neighbours in the list are near. */
  static List<LocalAuthority> inOrder() {
    return ALL;
  }

  /** The local authority of a site, likely in proportion to its schools. */
  static LocalAuthority of(long site, Draws draws) {
    return draws.weighted(ALL, LocalAuthorities::shareOfEngland, Purpose.LOCAL_AUTHORITY, site);
  }

  private static List<LocalAuthority> all() {
    List<LocalAuthority> all = new ArrayList<>();
    add(
        all,
        Region.NORTH_EAST,
        """
        390 Gateshead; 391 Newcastle upon Tyne; 392 North Tyneside; 393 South Tyneside;
        394 Sunderland; 805 Hartlepool; 806 Middlesbrough; 807 Redcar and Cleveland;
        808 Stockton-on-Tees; *840 Durham; 841 Darlington; *929 Northumberland
        """);
    add(
        all,
        Region.NORTH_WEST,
        """
        340 Knowsley; 341 Liverpool; 342 St. Helens; 343 Sefton; 344 Wirral; 350 Bolton;
        351 Bury; 352 Manchester; 353 Oldham; 354 Rochdale; 355 Salford; 356 Stockport;
        357 Tameside; 358 Trafford; 359 Wigan; 876 Halton; 877 Warrington; *888 Lancashire;
        889 Blackburn with Darwen; 890 Blackpool; *895 Cheshire East;
        *896 Cheshire West and Chester; *909 Cumbria
        """);
    add(
        all,
        Region.YORKSHIRE,
        """
        370 Barnsley; 371 Doncaster; 372 Rotherham; 373 Sheffield; 380 Bradford; 381 Calderdale;
        382 Kirklees; 383 Leeds; 384 Wakefield; 810 Kingston upon Hull, City of;
        811 East Riding of Yorkshire; 812 North East Lincolnshire; 813 North Lincolnshire;
        *815 North Yorkshire; 816 York
        """);
    add(
        all,
        Region.EAST_MIDLANDS,
        """
        *830 Derbyshire; 831 Derby; *855 Leicestershire; 856 Leicester; 857 Rutland;
        *891 Nottinghamshire; 892 Nottingham; *925 Lincolnshire; *928 Northamptonshire
        """);
    add(
        all,
        Region.WEST_MIDLANDS,
        """
        330 Birmingham; 331 Coventry; 332 Dudley; 333 Sandwell; 334 Solihull; 335 Walsall;
        336 Wolverhampton; *860 Staffordshire; 861 Stoke-on-Trent; 884 Herefordshire;
        *885 Worcestershire; 893 Shropshire; 894 Telford and Wrekin; *937 Warwickshire
        """);
    add(
        all,
        Region.EAST_OF_ENGLAND,
        """
        821 Luton; 822 Bedford; 823 Central Bedfordshire; *873 Cambridgeshire; 874 Peterborough;
        *881 Essex; 882 Southend-on-Sea; 883 Thurrock; *919 Hertfordshire; *926 Norfolk;
        *935 Suffolk
        """);
    add(
        all,
        Region.LONDON,
        """
        201 City of London; 202 Camden; 203 Greenwich; 204 Hackney; 205 Hammersmith and Fulham;
        206 Islington; 207 Kensington and Chelsea; 208 Lambeth; 209 Lewisham; 210 Southwark;
        211 Tower Hamlets; 212 Wandsworth; 213 Westminster; 301 Barking and Dagenham; 302 Barnet;
        303 Bexley; 304 Brent; 305 Bromley; 306 Croydon; 307 Ealing; 308 Enfield; 309 Haringey;
        310 Harrow; 311 Havering; 312 Hillingdon; 313 Hounslow; 314 Kingston upon Thames;
        315 Merton; 316 Newham; 317 Redbridge; 318 Richmond upon Thames; 319 Sutton;
        320 Waltham Forest
        """);
    add(
        all,
        Region.SOUTH_EAST,
        """
        *825 Buckinghamshire; 826 Milton Keynes; *845 East Sussex; 846 Brighton and Hove;
        *850 Hampshire; 851 Portsmouth; 852 Southampton; 867 Bracknell Forest;
        868 Windsor and Maidenhead; 869 West Berkshire; 870 Reading; 871 Slough; 872 Wokingham;
        *886 Kent; 887 Medway; 921 Isle of Wight; *931 Oxfordshire; *936 Surrey; *938 West Sussex
        """);
    add(
        all,
        Region.SOUTH_WEST,
        """
        420 Isles Of Scilly; 800 Bath and North East Somerset; 801 Bristol, City of;
        802 North Somerset; 803 South Gloucestershire; 838 Dorset;
        839 Bournemouth, Christchurch and Poole; *865 Wiltshire; 866 Swindon; *878 Devon;
        879 Plymouth; 880 Torbay; *908 Cornwall; *916 Gloucestershire; *933 Somerset
        """);
    all.sort(Comparator.comparing(LocalAuthority::region).thenComparing(LocalAuthority::code));
    return List.copyOf(all);
  }

  private static void add(List<LocalAuthority> all, Region region, String entries) {
    for (String entry : entries.split(";", -1)) {
      String text = entry.strip().replace('\n', ' ');
      boolean county = text.startsWith("*");
      String plain = county ? text.substring(1) : text;
      int code = Integer.parseInt(plain.substring(0, 3));
      all.add(new LocalAuthority(code, plain.substring(4), region, county ? COUNTY_WEIGHT : 1));
    }
  }

  private static Map<Region, Double> weightOfRegion() {
    Map<Region, Double> weights = new EnumMap<>(Region.class);
    ALL.forEach(authority -> weights.merge(authority.region(), authority.weight(), Double::sum));
    return weights;
  }

  private static double shareOfEngland(LocalAuthority authority) {
    Region region = authority.region();
    return region.shareOfSchools() * authority.weight() / WEIGHT_OF_REGION.get(region);
  }
}
