package org.sinew.bench;

import java.nio.file.Path;
import java.sql.SQLException;

/** A database that holds the same events and answers the same questions. */
interface CohortPeer extends AutoCloseable {

    String name();

    /**
     * Loads the files and builds what helps, unless an earlier row left the same there.
     *
     * @param size tells one set of files from another
     * @return the seconds it took; not a number where it was there
     */
    double load(String size, Path events, Path ancestors, Path persons) throws Exception;

    /** Sorted ids of who meets the question. */
    int[] ids(CohortQuestion question) throws Exception;

    /** How many there are; timed. */
    int count(CohortQuestion question) throws Exception;

    @Override
    void close() throws SQLException;
}
