// GraphQL over HTTP with @neo4j/graphql, for row 10: node neo4j-graphql-server.cjs <port> <bolt uri> <user> <password>
// Parsed and validated documents are kept, so that a repeated query pays for its execution only.
const http = require("node:http");
const { Neo4jGraphQL } = require("@neo4j/graphql");
const { parse, validate, execute } = require("graphql");
const neo4j = require("neo4j-driver");

const fact = (type, label, relationship) => ({
  type,
  definition: `
    type ${type} @node(labels: ["Fact", "${label}"]) {
      id: ID! @alias(property: "key")
      code: ID
      text: String
      record: String
      status: String
      terms: [Term!]! @relationship(type: "OF", direction: OUT)
    }`,
  relationship,
});

const facts = {
  encounters: fact("Encounter", "Encounter", "HAD_ENCOUNTER"),
  conditions: fact("Condition", "Condition", "HAS_CONDITION"),
  medications: fact("Medication", "Medication", "TAKES"),
  procedures: fact("Procedure", "Procedure", "UNDERWENT"),
  immunizations: fact("Immunization", "Immunization", "RECEIVED"),
  reports: fact("Report", "Report", "HAS_REPORT"),
};

const typeDefs = `
  type Patient @node {
    id: ID!
    name: String
    sex: String
    city: String
    state: String
    ${Object.entries(facts)
      .map(([field, f]) => `${field}: [${f.type}!]! @relationship(type: "${f.relationship}", direction: OUT)`)
      .join("\n")}
  }
  type Term @node { id: ID! label: String }
  ${Object.values(facts).map((f) => f.definition).join("\n")}`;

async function main([port, uri, user, password]) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const documents = new Map();

  const document = (query) => {
    if (!documents.has(query)) {
      const parsed = parse(query);
      const errors = validate(schema, parsed);
      if (errors.length > 0) throw errors[0];
      documents.set(query, parsed);
    }
    return documents.get(query);
  };

  const answer = async (body) => {
    const { query, variables } = JSON.parse(body);
    return execute({ schema, document: document(query), variableValues: variables, contextValue: {} });
  };

  http
    .createServer((request, response) => {
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", async () => {
        let result;
        try {
          result = await answer(Buffer.concat(chunks).toString());
        } catch (error) {
          result = { errors: [{ message: error.message }] };
        }
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(result));
      });
    })
    .listen(Number(port), "127.0.0.1", () => console.log("ready"));
}

main(process.argv.slice(2));
