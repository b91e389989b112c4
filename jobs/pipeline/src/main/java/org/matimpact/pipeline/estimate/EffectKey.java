package org.matimpact.pipeline.estimate;

import java.io.Serializable;

/**
 * One request on one contrast.
 *
 * @param request name of the request
 */
record EffectKey(String contrastId, String request) implements Serializable {}
