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
          action: 'fetch:plain',
          name: 'Fetch the tree',
          input: { url: 'https://git.example.org/marram/clusters' },
        },
        {
          id: 'place',
          action: 'operations:gitops:place',
          name: 'Place the service',
          input: {
            request: {
              requester: '${{ user.ref }}',
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
];
