package org.sinew.bench;

/** One workload, run on this project and on its peers. */
interface Row {

    /** Compares the systems' answers, then times them by turns. */
    Report measure(Settings settings) throws Exception;
}
