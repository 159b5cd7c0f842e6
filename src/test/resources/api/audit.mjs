// Runs every server audit of graphql-http against the URL given and prints one line for each.
import { createRequire } from 'node:module';
const require = createRequire(process.argv[3] + '/');
const { serverAudits } = require('graphql-http');
for (const audit of serverAudits({ url: process.argv[2] })) {
  const result = await audit.fn();
  const why = result.status === 'ok' ? '' : ' ' + result.reason;
  console.log(`${result.status} ${audit.id} ${audit.name}${why}`);
}
