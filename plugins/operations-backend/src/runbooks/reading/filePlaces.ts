import {
  normaliseRepository,
  readPlaceAddress,
} from '@operate-first/plugin-operations-common';
import { DocumentRepository } from '@operate-first/plugin-operations-node';

/** As long as the database keeps them. */
const LONGEST = 700;

function placeOf(repository: string, path: string): string[] {
  const place = `${repository}//${path}`;
  return place.length <= LONGEST ? [place] : [];
}

/** The file that the address of a page means, whatever branch it names: `<repository>//<path>`. None where it means none. @internal */
export function placesInAddress(address: string | null | undefined): string[] {
  const place = address ? readPlaceAddress(address) : undefined;
  return place?.path ? placeOf(place.repository, place.path) : [];
}

/** A file of a repository, by each of the names that people have for that. @internal */
export function placesOfFile(
  { url, addresses = [] }: Pick<DocumentRepository, 'url' | 'addresses'>,
  path: string,
): string[] {
  const names = [...(url ? [url] : []), ...addresses].map(normaliseRepository);
  return [...new Set(names)].flatMap(name => placeOf(name, path));
}
