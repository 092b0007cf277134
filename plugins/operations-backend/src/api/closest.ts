import { parseEntityRef } from '@backstage/catalog-model';
import leven from 'leven';

/** The name that was probably meant, if one is near enough to be worth saying. @internal */
export function closestRef(
  wanted: string,
  known: string[],
): string | undefined {
  const { name } = parseEntityRef(wanted);
  const sameName = known.find(ref => parseEntityRef(ref).name === name);
  if (sameName) return sameName;
  const ranked = known
    .map(ref => ({
      ref,
      distance: leven(name, parseEntityRef(ref).name),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= name.length / 3 ? best.ref : undefined;
}
