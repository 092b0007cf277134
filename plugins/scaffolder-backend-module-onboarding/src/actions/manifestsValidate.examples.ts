import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Compare the manifests of a tree with schemas and policies.',
    example: stringify({
      steps: [
        {
          id: 'validate',
          action: 'operations:manifests:validate',
          name: 'Validate the manifests',
          input: { path: 'cluster-scope' },
        },
      ],
    }),
  },
  {
    description:
      'Look at what kustomize has built of each cluster, and go on whatever is found.',
    example: stringify({
      steps: [
        {
          id: 'validate',
          action: 'operations:manifests:validate',
          name: 'Validate what is built',
          input: { path: 'built', whole: true, failOnFindings: false },
        },
      ],
    }),
  },
];
