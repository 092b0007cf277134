import { OPERATIONS_ANNOTATIONS } from '../annotations';

const SOURCE_LOCATION = 'backstage.io/source-location';
const PROJECT_SLUG = 'github.com/project-slug';
const GITHUB = 'https://github.com/';

function isWeb(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Addresses of the projects that an entity is built from: those that it names as upstream, otherwise where its source is.
 *
 * @param annotations - of the entity.
 * @returns each once, as they are written; none that is no address of the web.
 * @public
 */
export function upstreamAddresses(
  annotations: Record<string, string> = {},
): string[] {
  const named = (annotations[OPERATIONS_ANNOTATIONS.upstream] ?? '').split(',');
  const source = (annotations[SOURCE_LOCATION] ?? '').replace(/^url:/, '');
  const slug = annotations[PROJECT_SLUG];
  const own = [source, slug === undefined ? '' : `${GITHUB}${slug}`];
  const wanted = named.some(text => isWeb(text.trim())) ? named : own;
  return [...new Set(wanted.map(text => text.trim()).filter(isWeb))];
}
