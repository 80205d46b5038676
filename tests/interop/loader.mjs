// The document loader that Digital Bazaar's libraries ask: contexts, DIDs, and the documents that were given.
import {served} from './offline.mjs';
import {contexts} from './contexts.mjs';
import {CachedResolver} from '@digitalbazaar/did-io';
import * as didKey from '@digitalbazaar/did-method-key';
import * as didWeb from '@digitalbazaar/did-method-web';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';

const resolver = new CachedResolver({cacheSize: 0, maxAge: 1});
for (const driver of [didKey.driver(), didWeb.driver()]) {
  driver.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});
  driver.use({multibaseMultikeyHeader: 'zDna', fromMultibase: EcdsaMultikey.from});
  driver.use({multibaseMultikeyHeader: 'z82L', fromMultibase: EcdsaMultikey.from});
  resolver.use(driver);
}

/** Loads a context, a DID or DID URL, or a given document; throws for any other address. */
export async function documentLoader(address) {
  const document = contexts.get(address) ?? served(address)
    ?? (address.startsWith('did:') ? await resolver.get({url: address}) : undefined);
  if (document === undefined) throw new Error(`no document is known at ${address}`);
  return {contextUrl: null, documentUrl: address, document};
}
