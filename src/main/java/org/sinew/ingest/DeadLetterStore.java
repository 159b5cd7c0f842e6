package org.sinew.ingest;

import java.util.List;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The dead letters that the graph keeps. */
interface DeadLetterStore extends Neo4jRepository<DeadLetter, String> {

    List<DeadLetter> findAllByKindAndRun(String kind, String run);
}
