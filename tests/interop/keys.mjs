// Public keys for jose: from a DID URL (did:key, did:web), from an address that serves a bare JWK, or from the header.
import {decodeProtectedHeader, importJWK} from 'jose';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {documentLoader} from './loader.mjs';

/** The JWK that a verification method (Multikey or JsonWebKey) holds. */
async function jwkOf(method) {
  if (method.kty) return method;
  if (method.publicKeyJwk) return method.publicKeyJwk;
  if (method.publicKeyMultibase.startsWith('z6Mk')) return Ed25519Multikey.toJwk({keyPair: await Ed25519Multikey.from(method)});
  return EcdsaMultikey.toJwk({keyPair: await EcdsaMultikey.from(method)});
}

/** The key that a compact JWS's header names, for jose. `kid` wins over `jwk`, as 1EdTech's validator has it. */
export async function keyOf(compact) {
  const {alg, kid, jwk} = decodeProtectedHeader(compact);
  const method = kid ? (await documentLoader(kid)).document : jwk;
  if (!method) throw new Error('the header names no key');
  const found = await jwkOf(method);
  if (found.d) throw new Error('the key document holds a private key');
  return importJWK(found, alg);
}
