import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Put a service into the GitOps tree that was fetched before.',
    example: stringify({
      steps: [
        {
          id: 'tree',
          action: 'operations:tree:fetch',
          name: 'Fetch the tree',
          input: { path: 'tree' },
        },
        {
          id: 'place',
          action: 'operations:gitops:place',
          name: 'Place the service',
          input: {
            path: 'tree',
            settings: '${{ steps.tree.output.settings }}',
            request: {
              team: { name: 'sales' },
              services: [
                {
                  name: '${{ parameters.name }}',
                  repository: { url: '${{ parameters.repository }}' },
                },
              ],
              namespaces: [
                {
                  name: '${{ parameters.name }}',
                  places: [{ environment: 'production', cluster: 'eu-1' }],
                  quota: { tier: 'small' },
                },
              ],
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Put a namespace without a service into the tree: the portal computes the change from the parameters of the kind.',
    example: stringify({
      steps: [
        {
          id: 'tree',
          action: 'operations:tree:fetch',
          name: 'Fetch the tree',
          input: { path: 'tree' },
        },
        {
          id: 'place',
          action: 'operations:gitops:place',
          name: 'Place the namespace',
          input: {
            path: 'tree',
            kind: 'namespace',
            parameters: {
              team: 'sales',
              name: '${{ parameters.name }}',
              environment: 'production',
              clusters: ['eu-1'],
            },
          },
        },
      ],
    }),
  },
];
