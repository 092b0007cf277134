import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { ownerOf } from '../../../onboarding/CatalogBook';
import { KindContext } from '../model';

/** A service as the portal knows it. @internal */
export interface KnownSubject {
  id: string;
  ref: string;
  entity: Entity;
  /** The name of the group that owns it. */
  team?: string;
}

function refOf(written: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** The service that a wish names; undefined where there is none, or the reader may not see it. @internal */
export async function subjectOf(
  written: unknown,
  { database, reader }: Pick<KindContext, 'database' | 'reader'>,
): Promise<KnownSubject | undefined> {
  const ref = typeof written === 'string' ? refOf(written) : undefined;
  if (ref === undefined || !(await reader.maySee(ref))) return undefined;
  const row: { id: string; entity: string } | undefined = await database(
    'services',
  )
    .where('entity_ref', ref)
    .whereNull('removed_at')
    .select('id', 'entity')
    .first();
  if (!row) return undefined;
  const entity: Entity = JSON.parse(row.entity);
  const owner = ownerOf(entity);
  return {
    id: row.id,
    ref,
    entity,
    ...(owner?.startsWith('group:default/') && {
      team: owner.slice('group:default/'.length),
    }),
  };
}

/** Only what is operated can promise something, or alert. @internal */
export function noService(
  written: string,
  { tree }: Pick<KindContext, 'tree'>,
): OnboardingProblem | undefined {
  const name = written.slice(written.lastIndexOf('/') + 1);
  // The catalog takes a while to read what has just come.
  if (tree.texts.has(`services/${name}/catalog-info.yaml`)) return undefined;
  return {
    field: 'service',
    value: written.slice(0, 80),
    message: `There is no service ${written.slice(
      0,
      80,
    )}, or you may not see it. Choose one that is there, or onboard it first.`,
  };
}
