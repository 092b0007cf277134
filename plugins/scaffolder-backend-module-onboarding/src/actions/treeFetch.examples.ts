import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Fetch the GitOps tree that the portal keeps.',
    example: stringify({
      steps: [
        {
          id: 'tree',
          action: 'operations:tree:fetch',
          name: 'Fetch the tree',
          input: { path: 'tree' },
        },
      ],
    }),
  },
];
