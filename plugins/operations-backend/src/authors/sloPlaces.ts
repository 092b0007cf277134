import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { readPlaceAddress } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AskedArtefact, FoundPlaces, only } from './foundPlaces';

const LOCATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
];

/** The document that the catalog read an SLO from, by its ref, its title or its name. @internal */
export async function sloPlaces(
  options: { database: Knex; catalog: CatalogService; auth: AuthService },
  { artefact: { name }, service }: Pick<AskedArtefact, 'artefact' | 'service'>,
): Promise<FoundPlaces> {
  const { database, catalog, auth } = options;
  const query = database('slos').whereNull('removed_at');
  if (service) query.where('service_ref', service.entity_ref);
  if (name !== undefined) {
    const plain = name.toLocaleLowerCase('en-US');
    query.where(one =>
      one
        .where('ref', plain)
        .orWhere('title', name)
        .orWhere('ref', 'like', `%/${plain.replace(/[%_\\]/g, '')}`),
    );
  }
  const row: { ref: string } | undefined = await query
    .orderBy('ref')
    .first('ref');
  if (!row) return only([]);
  const credentials = await auth.getOwnServiceCredentials();
  const entity = await catalog.getEntityByRef(row.ref, { credentials });
  const annotations = entity?.metadata.annotations ?? {};
  const place = LOCATIONS.flatMap(
    key => readPlaceAddress(annotations[key] ?? '') ?? [],
  )[0];
  if (place) {
    const { repository, path } = place;
    return only([{ repository, path }]);
  }
  return {
    places: [],
    problems: [
      'Its document is not in a repository that the portal knows, so these are the authors of the service.',
    ],
  };
}
