/*
 * What the scripts must know of the examples: which ports they listen on and which services only members
 * see. Read as text, because the scripts run before there is a YAML parser.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './places.mjs';

function documents(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter(name => /\.ya?ml$/.test(name))
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split(/^---$/m));
}

/** In the URLs of the catalog, and in playground.yaml under the keys that say who listens. */
const PORT =
  /(?:(?:localhost|127\.0\.0\.1):|\b(?:port|prometheus|alertmanager): +)(81\d\d)\b/g;

/** The ports in the playground's range that the examples name. */
export function examplePorts(folder = EXAMPLES) {
  const ports = documents(folder).flatMap(text =>
    [...text.matchAll(PORT)].map(found => Number(found[1])),
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** The names of the services that an anonymous visitor does not see. */
export function internalExamples(folder = EXAMPLES) {
  return documents(folder)
    .filter(text => /operate-first\.io\/visibility: *['"]?internal/.test(text))
    .map(text => text.match(/^ {2}name: *(\S+)/m)?.[1])
    .filter(Boolean);
}
