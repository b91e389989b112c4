package org.matimpact.pipeline.synthetic;

/**
 * A row of a file of results.
 *
 * @param key matching reference of the pupil
 * @param codes of the school
 * @param ends true when the pupil is at the end of the key stage
 * @param national true when the record counts in national results
 * @param pupil characteristics and results
 * @param fault what is wrong with it
 */
record PupilRecord(
    String key,
    SchoolCodes codes,
    boolean ends,
    boolean national,
    Pupil pupil,
    RecordFault fault) {}
