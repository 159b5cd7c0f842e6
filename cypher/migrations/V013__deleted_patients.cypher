CREATE INDEX retracted_patient_id IF NOT EXISTS FOR (n:RetractedPatient) ON (n.id);
