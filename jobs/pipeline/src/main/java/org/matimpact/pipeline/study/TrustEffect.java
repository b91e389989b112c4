package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * The predicted effect of one trust on its treated schools.
 *
 * @param schools treated schools of the fit
 * @param pupils of those schools
 * @param raw the effect as its own schools show it, not shrunken
 * @param reliability share of the raw deviation from the mean effect that is kept, 0 to 1
 * @param effect shrunken: the mean effect plus the predicted deviation
 * @param standardError of the prediction error
 * @param low lower limit of the 95 % prediction interval
 * @param high upper limit
 */
public record TrustEffect(
    String trustUid,
    int schools,
    long pupils,
    double raw,
    double reliability,
    double effect,
    double standardError,
    double low,
    double high)
    implements Serializable {}
