// {id, schema: "achievementcredential" | "endorsementcredential" | "profile", document} → {id, valid, errors}
// by ajv and 1EdTech's official JSON Schemas, read from ECUSSON_STANDARDS in place.
import {schemaFolder} from './offline.mjs';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2019} from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {answerLines} from './lines.mjs';

const folder = schemaFolder();
if (!folder) {
  console.error('ECUSSON_STANDARDS does not name a folder with the official schemas');
  process.exit(3);
}

// the official schema gives @context two items and a minimum without a maximum, which ajv only warns of
const ajv = new Ajv2019({allErrors: true, strictTuples: false});
addFormats.default(ajv);
const validators = new Map();

function validator(schema) {
  if (!validators.has(schema)) {
    validators.set(schema, ajv.compile(JSON.parse(readFileSync(path.join(folder, `${schema}.json`), 'utf8'))));
  }
  return validators.get(schema);
}

await answerLines(async ({schema, document}) => {
  const validate = validator(schema);
  const valid = validate(document);
  const errors = (validate.errors ?? []).map(({instancePath, message, params}) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  return {valid, errors: errors.slice(0, 20)};
});
