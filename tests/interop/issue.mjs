// {id, suite, credential, controller?, created?} → {id, text | jwt, issuer, documents: {address: document}}
// Issues with the packages that others use. Suites: eddsa-rdfc-2022, Ed25519Signature2020, ecdsa-rdfc-2019 (P-256),
// ecdsa-rdfc-2019-P-384, EdDSA, ES256, RS256. A fresh key each time; the issuer is its did:key, or `controller`
// (a did:web, another one each time: verifiers remember DID documents), whose DID document comes back in `documents`.
import './offline.mjs';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite as ecdsaRdfc2019} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc2022} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {SignJWT, exportJWK, generateKeyPair, importJWK} from 'jose';
import {documentLoader} from './loader.mjs';
import {answerLines} from './lines.mjs';

/** A Multikey pair that speaks for its own did:key, or for `controller`. */
async function multikey(generated, from, controller) {
  const {publicKeyMultibase} = generated;
  const did = controller ?? `did:key:${publicKeyMultibase}`;
  const exported = await generated.export({publicKey: true, secretKey: true, includeContext: true});
  return from({...exported, id: `${did}#${controller ? 'key-1' : publicKeyMultibase}`, controller: did});
}

const ed25519 = async controller => multikey(await Ed25519Multikey.generate(), Ed25519Multikey.from, controller);
const ecdsa = async (curve, controller) => multikey(await EcdsaMultikey.generate({curve}), EcdsaMultikey.from, controller);

function didWeb(controller, method) {
  if (!controller) return {};
  const [host, ...path] = controller.slice('did:web:'.length).split(':');
  const address = `https://${decodeURIComponent(host)}/${path.length ? path.join('/') : '.well-known'}/did.json`;
  return {
    [address]: {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: controller, verificationMethod: [method], assertionMethod: [method.id]
    }
  };
}

async function dataIntegrity(key, suite, {credential, controller}) {
  const issuer = key.controller;
  const document = await vc.issue({credential: withIssuer(credential, issuer), suite, documentLoader});
  const {'@context': _, ...method} = await key.export({publicKey: true, includeContext: true});
  return {text: JSON.stringify(document), issuer, documents: didWeb(controller, method)};
}

const withIssuer = (credential, id) =>
  ({...credential, issuer: typeof credential.issuer === 'object' ? {...credential.issuer, id} : id});

async function jwt(alg, pair, kid, issuer, header, {credential}, documents = {}) {
  const badge = withIssuer(credential, issuer);
  const seconds = date => Math.floor(Date.parse(date) / 1000);
  const claims = {
    ...badge, iss: issuer, jti: badge.id, sub: badge.credentialSubject.id, nbf: seconds(badge.validFrom),
    ...(badge.validUntil ? {exp: seconds(badge.validUntil)} : {})
  };
  const signed = await new SignJWT(claims).setProtectedHeader({alg, typ: 'JWT', ...(kid ? {kid} : {}), ...header}).sign(pair);
  return {jwt: signed, issuer, documents};
}

async function multikeyJwt(alg, key, toJwk, request) {
  const {'@context': _, ...method} = await key.export({publicKey: true, includeContext: true});
  const pair = await toJwk({keyPair: key, secretKey: true});
  // Ed25519Multikey writes seed and public key into `d`; RFC 8037 §2 wants the 32 bytes of the seed alone
  const d = Buffer.from(pair.d, 'base64url').subarray(0, 32).toString('base64url');
  const secret = await importJWK({...pair, d}, alg);
  return jwt(alg, secret, key.id, key.controller, {}, request, didWeb(request.controller, method));
}

const suites = {
  'eddsa-rdfc-2022': async request => {
    const key = await ed25519(request.controller);
    return dataIntegrity(key, new DataIntegrityProof({signer: key.signer(), cryptosuite: eddsaRdfc2022}), request);
  },
  Ed25519Signature2020: async request => {
    const key = await ed25519(request.controller);
    return dataIntegrity(key, new Ed25519Signature2020({signer: key.signer()}), request);
  },
  'ecdsa-rdfc-2019': async request => {
    const key = await ecdsa('P-256', request.controller);
    return dataIntegrity(key, new DataIntegrityProof({signer: key.signer(), cryptosuite: ecdsaRdfc2019}), request);
  },
  'ecdsa-rdfc-2019-P-384': async request => {
    const key = await ecdsa('P-384', request.controller);
    return dataIntegrity(key, new DataIntegrityProof({signer: key.signer(), cryptosuite: ecdsaRdfc2019}), request);
  },
  EdDSA: async request => multikeyJwt('EdDSA', await ed25519(request.controller), Ed25519Multikey.toJwk, request),
  ES256: async request => multikeyJwt('ES256', await ecdsa('P-256', request.controller), EcdsaMultikey.toJwk, request),
  RS256: async request => {
    // RSA has no did:key here: the key stands in the header, or at an address as one bare JWK (Open Badges 3.0, §8.2.4),
    // which cannot say whose it is: that is for the issuer's DID document
    const {publicKey, privateKey} = await generateKeyPair('RS256', {extractable: true});
    const {kty, n, e} = await exportJWK(publicKey);
    const issuer = request.controller ?? request.credential.issuer.id;
    const address = request.keyAddress;
    const method = {id: `${issuer}#key-1`, type: 'JsonWebKey', controller: issuer, publicKeyJwk: {kty, n, e}};
    return address
      ? jwt('RS256', privateKey, address, issuer, {}, request, {[address]: {kty, n, e}, ...didWeb(request.controller, method)})
      : jwt('RS256', privateKey, undefined, issuer, {jwk: {kty, n, e}}, request);
  }
};

await answerLines(async request => {
  const issue = suites[request.suite];
  if (!issue) throw new Error(`no suite is called ${request.suite}`);
  return issue(request);
});
