import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description:
      'Build every cluster of a tree, and keep what was built for the next step.',
    example: stringify({
      steps: [
        {
          id: 'build',
          action: 'operations:kustomize:build',
          name: 'Build the tree',
          input: { output: 'built' },
        },
      ],
    }),
  },
];
