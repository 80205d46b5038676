// The same work as bench/Ecusson.Benchmarks, by the packages that people use today.
// node speed.mjs FOLDER reads from that folder what the benchmark prepared (badge.json, rows.ndjson, credentials.ndjson,
// signed.ndjson, tokens.ndjson), then answers lines: METRIC SECONDS → METRIC and how many a second.
// node speed.mjs sign|verify --in FILE.ndjson --out FILE.ndjson signs or verifies documents, one a line.
import './offline.mjs';
import {createHash, randomUUID} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import path from 'node:path';
import {parseArgs} from 'node:util';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {SignJWT, importJWK, jwtVerify} from 'jose';
import jsonld from 'jsonld';
import * as rdfCanonize from 'rdf-canonize';
import {documentLoader} from './loader.mjs';
import {keyOf} from './keys.mjs';

const generated = await Ed25519Multikey.generate();
const did = `did:key:${generated.publicKeyMultibase}`;
const key = await Ed25519Multikey.from({
  ...await generated.export({publicKey: true, secretKey: true, includeContext: true}), id: `${did}#${generated.publicKeyMultibase}`, controller: did
});
const suite = () => new DataIntegrityProof({signer: key.signer(), cryptosuite});
const mine = credential => ({...credential, issuer: {...credential.issuer, id: did}});

async function signText(text) {
  return JSON.stringify(await vc.issue({credential: mine(JSON.parse(text)), suite: suite(), documentLoader}));
}

async function verifyText(text) {
  const {verified, error} = await vc.verifyCredential({credential: JSON.parse(text), suite: suite(), documentLoader});
  if (!verified) throw error;
  return verified;
}

async function canonize(text) {
  const dataset = await jsonld.toRDF(JSON.parse(text), {documentLoader, base: null, safe: true, produceGeneralizedRdf: false});
  return rdfCanonize.canonize(dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
}

function prepare(folder) {
  const read = name => readFileSync(path.join(folder, name), 'utf8').trim().split('\n');
  const badge = JSON.parse(read('badge.json').join('\n'));
  const rows = read('rows.ndjson').map(line => JSON.parse(line));
  const credentials = read('credentials.ndjson');
  const signed = read('signed.ndjson');
  const tokens = read('tokens.ndjson').map(line => JSON.parse(line));

  // from a person's row to a credential: the address salted and hashed, a random id for award and holder
  const award = row => {
    const salt = randomUUID();
    const hash = createHash('sha256').update(row.email.trim().toLowerCase() + salt).digest('hex');
    const now = new Date().toISOString();
    return mine({
      ...badge, id: `urn:uuid:${randomUUID()}`, validFrom: now, awardedDate: row.awarded_on,
      credentialSubject: {
        id: `urn:uuid:${randomUUID()}`, type: ['AchievementSubject'],
        identifier: [{type: 'IdentityObject', hashed: true, identityHash: `sha256$${hash}`, identityType: 'emailAddress', salt}],
        narrative: row.story, achievement: badge.credentialSubject.achievement
      },
      evidence: [{id: row.evidence_url, type: ['Evidence']}]
    });
  };
  let secret;
  const toJwt = async credential => {
    secret ??= await importJWK({...await Ed25519Multikey.toJwk({keyPair: key}), d: Buffer.from(key.secretKey).subarray(0, 32).toString('base64url')}, 'EdDSA');
    const nbf = Math.floor(Date.parse(credential.validFrom) / 1000);
    return new SignJWT({...credential, iss: did, jti: credential.id, sub: credential.credentialSubject.id, nbf})
      .setProtectedHeader({alg: 'EdDSA', typ: 'JWT', kid: key.id}).sign(secret);
  };
  const keys = new Map();
  const verifyJwt = async token => {
    const {kid} = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString());
    if (!keys.has(kid)) keys.set(kid, await keyOf(token));
    const {payload} = await jwtVerify(token, keys.get(kid), {algorithms: ['EdDSA'], typ: 'JWT'});
    if (payload.jti !== payload.id || payload.iss !== payload.issuer.id) throw new Error('claims differ');
    return payload;
  };
  const each = (items, work) => n => work(items[n % items.length]);
  return {
    issue_di_eddsa_rdfc_2022: each(rows, async row => JSON.stringify(await vc.issue({credential: award(row), suite: suite(), documentLoader}))),
    issue_di_arbitrary: each(credentials, signText),
    verify_di_eddsa_rdfc_2022: each(signed, verifyText),
    issue_jwt_EdDSA: each(rows, row => toJwt(award(row))),
    verify_jwt_EdDSA: each(tokens, verifyJwt),
    canon_full: each(signed, canonize)
  };
}

async function measure(work, seconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(seconds * 1e9));
  let done = 0;
  for (; process.hrtime.bigint() < end; done++) await work(done);
  return done / (Number(process.hrtime.bigint() - start) / 1e9);
}

const {positionals: [what], values} = parseArgs({allowPositionals: true, options: {in: {type: 'string'}, out: {type: 'string'}}});
if (values.in) {
  const work = {sign: signText, verify: async text => JSON.stringify({verified: await verifyText(text).catch(() => false)})}[what];
  const lines = readFileSync(values.in, 'utf8').trim().split('\n');
  const written = [];
  for (const line of lines) written.push(await work(line));
  writeFileSync(values.out, written.join('\n') + '\n');
} else {
  const works = prepare(what);
  const warm = new Set();
  for await (const line of createInterface({input: process.stdin})) {
    const [metric, seconds] = line.split(' ');
    if (!works[metric]) {
      console.log(`${metric} none`);
      continue;
    }
    if (!warm.has(metric)) await measure(works[metric], 2);
    warm.add(metric);
    console.log(`${metric} ${(await measure(works[metric], Number(seconds))).toFixed(1)}`);
  }
}
