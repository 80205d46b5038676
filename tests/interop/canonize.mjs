// {id, document} → {id, nquads}, by npm jsonld in safe mode and rdf-canonize.
import './offline.mjs';
import jsonld from 'jsonld';
import * as rdfCanonize from 'rdf-canonize';
import {contexts} from './contexts.mjs';
import {answerLines} from './lines.mjs';

const documentLoader = async address => {
  const document = contexts.get(address);
  if (!document) throw new Error(`no context is known at ${address}`);
  return {contextUrl: null, documentUrl: address, document};
};

/** Canonical N-Quads of a JSON-LD document. */
export async function canonize(document) {
  // the options with which Digital Bazaar's Data Integrity suites call both libraries
  const dataset = await jsonld.toRDF(document, {documentLoader, base: null, safe: true, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false});
  return rdfCanonize.canonize(dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
}

await answerLines(async ({document, text}) => ({nquads: await canonize(document ?? JSON.parse(text))}));
