import { CodePlace } from '@operate-first/plugin-operations-node';
import { AuthorSourceSet, LookedAt } from './AuthorSourceSet';

/** What is asked about as a whole; lines and revisions are asked for one by one. */
function isWhole({ path, line, key, revision }: CodePlace): boolean {
  return (
    path !== undefined &&
    line === undefined &&
    key === undefined &&
    revision === undefined
  );
}

/**
 * What is known of some places, in their order. Those that are in one repository are one question, and what was written in
 * several of them stands once: with the first.
 *
 * @internal
 */
export async function lookInOneGo(
  sources: Pick<AuthorSourceSet, 'look'>,
  places: CodePlace[],
): Promise<LookedAt[]> {
  const groups = new Map<string, number[]>();
  places.forEach((place, at) => {
    const key = isWhole(place) ? place.repository : `${at}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  const found: LookedAt[] = [];
  await Promise.all(
    [...groups.values()].map(async ([first, ...rest]) => {
      const others = rest.flatMap(at => places[at].path ?? []);
      const asked = {
        ...places[first],
        ...(others.length > 0 && { others }),
      };
      const looked = await sources.look(asked);
      found[first] = looked;
      rest.forEach((at, index) => {
        const { known, readAt } = looked;
        const { path, url } = looked.others?.[index] ?? {};
        found[at] = { known, readAt, path, url, evidence: [], problems: [] };
      });
    }),
  );
  return found;
}
