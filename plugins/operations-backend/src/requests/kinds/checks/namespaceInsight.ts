import { NamespaceParameters } from '@operate-first/plugin-operations-common';
import { checkCapacity } from '../../../onboarding/checks/checkCapacity';
import { checkNamespaces } from '../../../onboarding/checks/checkNamespaces';
import { checkPending } from '../../../onboarding/checks/checkPending';
import { checkPlaces } from '../../../onboarding/checks/checkPlaces';
import { checkTeam } from '../../../onboarding/checks/checkTeam';
import { teamRef } from '../../../onboarding/checks/refs';
import { KindContext, KindInsight } from '../model';

const CHECKS = [
  checkTeam,
  checkPlaces,
  checkNamespaces,
  checkCapacity,
  checkPending,
];

/** As the form calls what an onboarding calls otherwise. */
function fieldOf(field: string): string {
  if (field.startsWith('team')) return 'team';
  if (/\.places\[\d+\]\.environment$/.test(field)) return 'environment';
  if (field.includes('.places')) return 'clusters';
  return field.replace(/^namespaces\[0\]\./, '');
}

async function found(
  { team, name, quota, environment, clusters }: NamespaceParameters,
  context: KindContext,
) {
  const { onboarding, tree, reader } = context;
  const { config, catalog, clusters: book } = onboarding;
  const asked = {
    team: { name: team, members: [] },
    services: [],
    namespaces: [
      {
        name,
        quota: { tier: quota },
        places: clusters.map(cluster => ({ environment, cluster })),
      },
    ],
  };
  const entities = await catalog.find([teamRef(team)]);
  const all = await Promise.all(
    CHECKS.map(check =>
      check({
        asked,
        settings: config.tree,
        offered: config.clusters,
        tree,
        entities,
        catalog,
        clusters: context.clusters,
        book,
        pending: context.pending,
        reader,
      }),
    ),
  );
  return {
    problems: all.flatMap(({ problems }) =>
      problems.map(problem => ({ ...problem, field: fieldOf(problem.field) })),
    ),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** A namespace is judged as that of an onboarding. @internal */
export const namespaceInsight: KindInsight<NamespaceParameters> = {
  names: 'name',
  known: async ({ team }, { onboarding }) => ({
    members: await onboarding.catalog.membersOf(teamRef(team)),
  }),
  look: found,
};
