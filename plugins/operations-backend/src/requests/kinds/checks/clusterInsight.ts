import {
  ClusterFacts,
  ClusterParameters,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { teamRef } from '../../../onboarding/checks/refs';
import { KindContext, KindInsight } from '../model';

/** A cluster that is known, and not by the tree. */
function knownElsewhere(
  { name }: ClusterParameters,
  { clusters, tree }: KindContext,
): OnboardingProblem[] {
  const isInTree = tree.texts.has(`catalog/clusters/${name}.yaml`);
  if (!clusters.has(name) || isInTree) return [];
  return [
    {
      field: 'name',
      value: name,
      message: `A cluster ${name} is watched already, by the portal's configuration. Choose another name.`,
    },
  ];
}

async function look(value: ClusterParameters, context: KindContext) {
  const { onboarding, reader } = context;
  const owner = teamRef(value.owner);
  const found = await onboarding.catalog.find([owner]);
  const problems: OnboardingProblem[] = [
    ...knownElsewhere(value, context),
    ...(found.has(owner)
      ? []
      : [
          {
            field: 'owner',
            value: value.owner,
            message: `The catalog has no team ${value.owner}. Choose one that it has.`,
          },
        ]),
  ];
  // For visitors the portal tries nothing.
  if (reader.person === undefined) return { problems, notes: [] };
  const { url, certificateAuthority } = value;
  const connection = await onboarding.connections.look(
    url,
    certificateAuthority,
  );
  const facts: ClusterFacts = { connection };
  return {
    problems,
    notes:
      connection.state === 'answers'
        ? []
        : [
            `The connection was looked at from the portal: ${connection.message}`,
          ],
    facts: { ...facts },
  };
}

/** One cluster is registered once, and its API is tried from the form. @internal */
export const clusterInsight: KindInsight<ClusterParameters> = { look };
