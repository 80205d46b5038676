// {known: {address: document, …}} → documents to serve from now on; no answer
// {id, text: credential as JSON text} → {id, "digitalbazaar": {verified, why}, "verifier-core": {verified, why, status, schema}}
// {id, jwt: compact JWS} → {id, "jose": {verified, why}}
// `by` in a request restricts who is asked.
import {refusedAddresses, serve} from './offline.mjs';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as ecdsaRdfc2019} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc2022} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {verifyCredential} from '@digitalcredentials/verifier-core';
import {jwtVerify} from 'jose';
import {documentLoader} from './loader.mjs';
import {keyOf} from './keys.mjs';
import {answerLines, explain} from './lines.mjs';

const suite = [
  new DataIntegrityProof({cryptosuite: eddsaRdfc2022}),
  new DataIntegrityProof({cryptosuite: ecdsaRdfc2019}),
  new Ed25519Signature2020()
];

async function byDigitalBazaar(text) {
  const credential = JSON.parse(text);
  const result = await vc.verifyCredential({
    credential, suite, documentLoader,
    checkStatus: options => checkStatus({...options, suite, documentLoader})
  });
  // that library says "verified" of a status list's signature; the bit itself is a separate answer
  const set = (result.statusResult?.results ?? []).filter(({status}) => status).map(({credentialStatus}) => credentialStatus.statusPurpose);
  const why = [result.error, result.statusResult?.error].filter(Boolean).map(explain).join(' / ');
  return {verified: result.verified, why, set};
}

async function byVerifierCore(text) {
  const result = await verifyCredential({credential: JSON.parse(text), knownDIDRegistries: []});
  const step = id => result.log?.find(entry => entry.id === id);
  const signed = step('valid_signature')?.valid === true;
  const status = step('revocation_status');
  const unexpired = step('expiration')?.valid;
  const schema = result.additionalInformation?.find(({id}) => id === 'schema_check')?.results;
  return {
    verified: signed && !result.errors && status?.valid !== false && !status?.error && unexpired !== false,
    why: [...(result.errors ?? []), status?.error].filter(Boolean).map(({name, message}) => `${name}: ${message}`).join(' / '),
    log: (result.log ?? []).map(({id, valid}) => `${id}=${valid}`),
    schema: Array.isArray(schema) ? schema.map(({schema, result}) => ({schema, valid: result.valid, errors: result.errors?.slice(0, 5)})) : schema
  };
}

async function byJose(jwt) {
  const {payload} = await jwtVerify(jwt, await keyOf(jwt), {algorithms: ['EdDSA', 'Ed25519', 'ES256', 'RS256'], typ: 'JWT'});
  const credential = payload.vc ?? payload;
  const issuer = credential.issuer.id ?? credential.issuer;
  const wrong = [
    payload.iss !== issuer && 'iss is not the issuer',
    payload.jti !== credential.id && 'jti is not the id',
    payload.sub !== credential.credentialSubject.id && 'sub is not the subject',
    payload.nbf !== Math.floor(Date.parse(credential.validFrom ?? credential.issuanceDate) / 1000) && 'nbf is not validFrom'
  ].filter(Boolean);
  return {verified: wrong.length === 0, why: wrong.join(' / ')};
}

const verifiers = {digitalbazaar: byDigitalBazaar, 'verifier-core': byVerifierCore, jose: byJose};

await answerLines(async ({known, text, jwt, by = jwt ? ['jose'] : ['digitalbazaar', 'verifier-core']}) => {
  if (known) {
    for (const [address, document] of Object.entries(known)) serve(address, document);
    return undefined;
  }
  const answers = {};
  for (const name of by) {
    try {
      answers[name] = await verifiers[name](text ?? jwt);
    } catch (error) {
      answers[name] = {verified: false, why: explain(error)};
    }
  }
  return answers;
});
if (refusedAddresses().length > 0) console.error(`not served: ${[...new Set(refusedAddresses())].slice(0, 20).join(' ')}`);
