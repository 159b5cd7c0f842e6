MATCH (f:Feedback)
WHERE f.id > ''
RETURN f.guideline AS guideline, f.outcome AS outcome, f.reason AS reason, count(*) AS count
ORDER BY guideline, outcome, count DESC, reason
