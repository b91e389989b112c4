/** Multiple imputation of what pupils lack: models from the first scan, draws in a second. */
package org.matimpact.pipeline.impute;
