import { parseDocument } from 'yaml';
import { fromFolder, PLACES } from './places';
import { Files } from './plan';

/** The file of a custom quota. @internal */
export const CUSTOM = 'resourcequota.yaml';

/** What a file says, where it can be read: who cannot read it is told when it is changed. @internal */
export function fieldOf(text: string | undefined, path: string[]): unknown {
  if (text === undefined) return undefined;
  const document = parseDocument(text);
  const value: unknown = document.getIn(path);
  if (typeof value === 'object' && value !== null && 'toJSON' in value) {
    return (value as { toJSON(): unknown }).toJSON();
  }
  return value;
}

/** The texts of a list. @internal */
export function listOf(text: string | undefined, key: string): string[] {
  const list = fieldOf(text, [key]);
  return Array.isArray(list)
    ? list.filter(each => typeof each === 'string')
    : [];
}

/** The quota that a namespace has already: a tier, or custom. @internal */
export function quotaThere(name: string, existing: Files): string | undefined {
  const folder = PLACES.namespace(name);
  const text = existing.get(`${folder}/kustomization.yaml`);
  const tiers = fromFolder(folder, PLACES.quota(''));
  const tier = listOf(text, 'components').find(each => each.startsWith(tiers));
  if (tier) return tier.slice(tiers.length);
  return listOf(text, 'resources').includes(CUSTOM) ||
    existing.has(`${folder}/${CUSTOM}`)
    ? 'custom'
    : undefined;
}
