package org.sinew.ingest;

import org.springframework.data.repository.CrudRepository;

/** The ingest runs that the graph knows of. */
interface IngestRuns extends CrudRepository<IngestRun, String> {

    boolean existsBySourceAndStatus(String source, String status);
}
