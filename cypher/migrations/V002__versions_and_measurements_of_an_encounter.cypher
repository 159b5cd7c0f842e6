CREATE INDEX fact_version_fact IF NOT EXISTS FOR (n:FactVersion) ON (n.fact);
CREATE INDEX measured_encounter IF NOT EXISTS FOR ()-[r:MEASURED]-() ON (r.encounter);
