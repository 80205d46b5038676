// Import this first. From then on the process has no network: `fetch` knows only the documents that it was given,
// and a socket that somebody opens behind its back throws.
import net from 'node:net';
import dns from 'node:dns';
import {readFileSync, existsSync} from 'node:fs';
import path from 'node:path';

const documents = new Map();
const refused = [];

/** Makes a document known by its address, as if that address served it. */
export const serve = (address, document) => documents.set(address, document);

/** The document of an address, or undefined. */
export const served = address => documents.get(address);

/** Addresses that somebody asked for and that do not exist here. */
export const refusedAddresses = () => [...refused];

/** The folder with 1EdTech's official schemas, or undefined where it is absent. It is read in place, never copied. */
export function schemaFolder() {
  const standards = process.env.ECUSSON_STANDARDS;
  const folder = standards && path.join(standards, '1edtech-openbadges-spec', 'ob_v3p0', 'schema');
  return folder && existsSync(folder) ? folder : undefined;
}

const schemaAddress = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json\/ob_v3p0_(\w+)_schema\.json$/;

function find(address) {
  if (documents.has(address)) return documents.get(address);
  const schema = schemaAddress.exec(address)?.[1];
  const folder = schemaFolder();
  if (!schema || !folder) return undefined;
  return JSON.parse(readFileSync(path.join(folder, `${schema}.json`), 'utf8'));
}

globalThis.fetch = async request => {
  const address = typeof request === 'string' ? request : request.url ?? String(request);
  const document = find(address);
  if (document !== undefined) {
    return new Response(JSON.stringify(document), {status: 200, headers: {'content-type': 'application/json'}});
  }
  refused.push(address);
  return new Response('unknown here', {status: 404});
};

const closed = what => () => {
  throw new Error(`${what}: this process has no network`);
};
net.Socket.prototype.connect = closed('socket');
dns.lookup = closed('name look-up');
dns.promises.lookup = closed('name look-up');
