import { checkName } from '../../onboarding/names';
import type { RequestKind } from '../model';
import { readParameters } from '../read';
import { buildCluster } from './build';
import { clusterFields, ClusterParameters, clusterSchema } from './parameters';

/** @public */
export const clusterKind: RequestKind<ClusterParameters> = {
  name: 'cluster',
  title: 'Register a cluster',
  description:
    'Makes a cluster known to the catalog, with the least rights that the portal needs to watch it.',
  fields: clusterFields,
  read: parameters =>
    readParameters(clusterSchema, parameters, value => [
      checkName('name', value.name),
      checkName('owner', value.owner),
      checkName('environment', value.environment),
      value.region === undefined
        ? undefined
        : checkName('region', value.region),
    ]),
  build: buildCluster,
  about: ({ name, owner, environment }) => ({
    title: `Register the cluster ${name} for ${owner}`,
    team: owner,
    services: [],
    clusters: [name],
    // Where its API is, is not for everybody.
    visibility: 'internal',
    places: [{ environment, cluster: name, expects: { type: 'watched' } }],
    approval: {
      by: 'people',
      reason: 'What the portal watches is approved by people.',
    },
  }),
};
