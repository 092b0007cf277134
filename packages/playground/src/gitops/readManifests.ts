import { parseWith, parseYaml } from '../catalog/parse';
import { Manifest, manifestSchema } from './schema';

/** The objects of a file; throws with what is wrong in it. @internal */
export function readManifests(text: string, place: string): Manifest[] {
  return parseYaml(text, place)
    .filter(document => document !== null)
    .map(document => parseWith(manifestSchema, document, place));
}
