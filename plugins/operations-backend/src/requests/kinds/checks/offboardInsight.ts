import { Entity } from '@backstage/catalog-model';
import {
  KindGround,
  OffboardConcerns,
  offboardChoices,
  offboardConcerns,
  OffboardFacts,
  OffboardParameters,
  OnboardingProblem,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { serviceRef } from '../../../onboarding/checks/refs';
import { KindContext, KindFound, KindInsight } from '../model';
import { offboardKnown } from './offboardKnown';
import { openRequests, stepProblems } from './offboardRequests';

const MOST_CHOICES = 200;
const MOST_EXPORTED = 20;
const WHATS = ['service', 'namespace', 'team'] as const;
const DEPENDS = ['dependencyOf', 'apiConsumedBy'];

type Wish = Pick<OffboardParameters, 'what' | 'name'>;

function concernsOf(value: Wish, { tree }: KindContext): OffboardConcerns {
  return offboardConcerns(value, treeFiles(tree.texts));
}

/** Whether visitors learn nothing of it: to them it is as if there were none of that name. */
async function isHidden(
  services: string[],
  { reader }: KindContext,
): Promise<boolean> {
  if (reader.person !== undefined) return false;
  const seen = await Promise.all(
    services.map(each => reader.maySee(serviceRef(each))),
  );
  return seen.includes(false);
}

/** Incidents that are open, as far as whoever asks may read of them. */
async function incidentsOf(
  services: string[],
  { database, reader }: KindContext,
): Promise<string[]> {
  const query = database('incidents')
    .join('incident_services', 'incident_services.incident_id', 'incidents.id')
    .join('services', 'services.id', 'incident_services.service_id')
    .whereIn('services.entity_ref', services.map(serviceRef))
    .whereNull('incidents.resolved_at')
    .where('incidents.drill', false);
  if (reader.person === undefined)
    query.where('incidents.visibility', 'public');
  const rows: Array<{ key: string }> = await query
    .distinct('incidents.key')
    .orderBy('incidents.key');
  return rows.map(({ key }) => key);
}

async function dependentsOf(
  services: string[],
  { onboarding, reader }: KindContext,
): Promise<string[]> {
  const refs = services.map(serviceRef);
  const relationsOf = (entities: Iterable<Entity>, types: string[]) =>
    [...entities].flatMap(({ relations = [] }) =>
      relations.flatMap(({ type, targetRef }) =>
        types.includes(type) ? [targetRef] : [],
      ),
    );
  const own = await onboarding.catalog.find(refs);
  const apis = relationsOf(own.values(), ['providesApi']);
  const provided = await onboarding.catalog.find(apis);
  const found = new Set(
    relationsOf([...own.values(), ...provided.values()], DEPENDS).filter(
      ref => !refs.includes(ref),
    ),
  );
  const seen = await Promise.all(
    [...found].map(async ref => ((await reader.maySee(ref)) ? [ref] : [])),
  );
  return seen.flat().sort();
}

/** Services of a team that the tree does not have: they would be left without an owner. */
async function leftWithout(
  { what, name }: Wish,
  { services }: OffboardConcerns,
  { database, reader }: KindContext,
): Promise<OnboardingProblem[]> {
  if (what !== 'team') return [];
  const rows: Array<{ entity_ref: string }> = await database('services')
    .where('owner', `group:default/${name}`)
    .whereNull('removed_at')
    .whereNotIn('entity_ref', services.map(serviceRef))
    .orderBy('entity_ref')
    .select('entity_ref');
  const seen = await Promise.all(
    rows.map(async ({ entity_ref }) =>
      reader.person !== undefined || (await reader.maySee(entity_ref))
        ? [entity_ref]
        : [],
    ),
  );
  const [first, ...others] = seen.flat();
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [
    {
      field: 'name',
      value: name,
      message: `${name} owns ${first}${more}, which the tree does not have. Give it to another team first.`,
    },
  ];
}

function exportsOf(services: string[]): OffboardFacts['exports'] {
  return services.flatMap(service => {
    const ref = serviceRef(service);
    const query = `service=${encodeURIComponent(ref)}&limit=200`;
    return [
      {
        what: 'history' as const,
        service,
        path: `/services/component/default/${service}/history`,
      },
      { what: 'incidents' as const, service, path: `/incidents?${query}` },
      { what: 'postMortems' as const, service, path: `/post-mortems?${query}` },
      { what: 'questions' as const, service, path: `/questions?${query}` },
      {
        what: 'slos' as const,
        service,
        path: `/services/component/default/${service}/slos`,
      },
    ];
  });
}

/** What helps, also while the form is incomplete. */
async function factsOf(
  wish: Wish,
  context: KindContext,
): Promise<OffboardFacts | undefined> {
  const concerns = concernsOf(wish, context);
  const { services } = concerns;
  if (await isHidden(services, context)) return undefined;
  const [incidents, dependents, known] = await Promise.all([
    incidentsOf(services, context),
    dependentsOf(services, context),
    offboardKnown(concerns, context),
  ]);
  return {
    exports: exportsOf(services.slice(0, MOST_EXPORTED)),
    dependents,
    incidents,
    volumes: known.volumes ?? [],
  };
}

async function look(
  value: OffboardParameters,
  context: KindContext,
  { request }: Pick<KindGround, 'request'>,
): Promise<KindFound> {
  const { database, reader } = context;
  const concerns = concernsOf(value, context);
  const { services } = concerns;
  if (await isHidden(services, context)) return { problems: [], notes: [] };
  const [[incident], dependents, steps, others, left] = await Promise.all([
    incidentsOf(services, context),
    dependentsOf(services, context),
    stepProblems(value, database, request),
    openRequests(services, database),
    leftWithout(value, concerns, context),
  ]);
  const isGoing = value.step !== 'restore';
  const open = others.filter(
    ({ visibility }) => reader.person !== undefined || visibility === 'public',
  );
  const burning: OnboardingProblem[] =
    isGoing && incident !== undefined
      ? [
          {
            field: 'name',
            value: value.name,
            message: `${incident} is open. Resolve it first.`,
          },
        ]
      : [];
  return {
    problems: [...burning, ...(isGoing ? left : []), ...steps],
    notes: [
      ...(isGoing && dependents.length > 0
        ? [
            `The catalog says that these depend on it: ${dependents.join(
              ', ',
            )}.`,
          ]
        : []),
      ...(open.length > 0
        ? [`Open for the same: ${open.map(({ key }) => key).join(', ')}.`]
        : []),
    ],
  };
}

/** Names of the tree that whoever asks may read. */
async function choicesOf(
  what: OffboardParameters['what'],
  context: KindContext,
): Promise<Array<{ value: string }>> {
  const names = offboardChoices(what, treeFiles(context.tree.texts));
  const offered: Array<{ value: string }> = [];
  for (const name of names) {
    if (offered.length === MOST_CHOICES) break;
    const seen = await isHidden(what === 'service' ? [name] : [], context);
    if (!seen) offered.push({ value: name });
  }
  return offered;
}

/** What stands against an off-boarding that only the portal knows. @internal */
export const offboardInsight: KindInsight<OffboardParameters> = {
  known: async (value, context) => {
    const concerns = concernsOf(value, context);
    if (await isHidden(concerns.services, context)) return { hidden: true };
    return { ...(await offboardKnown(concerns, context)) };
  },
  look,
  help: async ({ what = 'service', name }, context) => {
    const chosen = WHATS.find(each => each === what);
    if (!chosen) return undefined;
    const choices = { name: await choicesOf(chosen, context) };
    const facts =
      typeof name === 'string' && name !== ''
        ? await factsOf({ what: chosen, name }, context)
        : undefined;
    return { choices, ...facts };
  },
};
