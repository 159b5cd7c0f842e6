package org.sinew.cohort;

/** Which of the conditions on record are meant: diseases and their signs, {@link Circumstances}, or both. */
public enum ConditionScope {
    DISORDERS,
    CIRCUMSTANCES,
    ALL
}
