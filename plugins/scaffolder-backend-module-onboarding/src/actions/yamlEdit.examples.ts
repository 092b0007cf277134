import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description:
      'Add a namespace to a list, in its order; comments and other lines stay.',
    example: stringify({
      steps: [
        {
          id: 'list',
          action: 'operations:yaml:edit',
          name: 'List the namespace',
          input: {
            path: 'overlays/eu-1/kustomization.yaml',
            edits: [
              {
                op: 'add',
                path: ['resources'],
                value: '../../namespaces/${{ parameters.name }}',
              },
            ],
          },
        },
      ],
    }),
  },
  {
    description: 'Change a value, and take a field away.',
    example: stringify({
      steps: [
        {
          id: 'replicas',
          action: 'operations:yaml:edit',
          name: 'One more replica',
          input: {
            path: 'deploy/deployment.yaml',
            edits: [
              { op: 'set', path: ['spec', 'replicas'], value: 3 },
              { op: 'remove', path: ['spec', 'paused'] },
            ],
          },
        },
      ],
    }),
  },
];
