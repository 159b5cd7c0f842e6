OPTIONAL MATCH (p:Patient {id: $id})
OPTIONAL MATCH (t:Term {id: $id})
OPTIONAL MATCH (a:Actor {id: $id})
OPTIONAL MATCH (f:Fact {key: $id})
UNWIND [p, t, a, f] AS node
WITH node WHERE node IS NOT NULL
RETURN elementId(node) AS node, node:Patient OR node:Fact AS ofPatient
