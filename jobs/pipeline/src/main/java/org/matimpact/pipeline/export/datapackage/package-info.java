/** The published tables as a Frictionless Data Package. */
package org.matimpact.pipeline.export.datapackage;
