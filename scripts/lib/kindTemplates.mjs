/* What the kinds of requests are to GitHub and to the scaffolder: files made of their fields. */
import { stringify } from 'yaml';

const NOTICE =
  '# Generated from the fields of the kind by scripts/generate-templates.mjs. Do not edit.\n';

/** GitHub reads YAML 1.1, in which a bare Yes is true. */
const written = value => stringify(value, { version: '1.1', lineWidth: 0 });

/** The template of a kind: the same steps for all, since the portal computes the change. */
export function templateOf(kind, schema) {
  const { name, title, description } = kind;
  const files = '${{ steps.place.output.files }}';
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, title, description, tags: ['operations'] },
    spec: {
      owner: 'group:default/platform',
      type: 'operations',
      // A task that was cut off goes on: none of its steps does anything twice.
      EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
      parameters: [{ title, ...schema }],
      steps: [
        {
          id: 'tree',
          name: 'Fetch the GitOps tree',
          action: 'operations:tree:fetch',
          input: { path: 'tree' },
        },
        {
          id: 'place',
          name: 'Make the change in the tree',
          action: 'operations:gitops:place',
          input: { path: 'tree', kind: name, parameters: '${{ parameters }}' },
        },
        {
          id: 'validate',
          name: 'Compare the manifests with schemas and rules',
          action: 'operations:manifests:validate',
          input: { path: 'tree', files },
        },
        {
          id: 'build',
          name: 'Build what has changed with kustomize',
          action: 'operations:kustomize:build',
          input: { path: 'tree', files },
        },
        {
          id: 'check',
          name: 'Ask whether the request can be opened',
          action: 'operations:request:check',
          input: { kind: name, parameters: '${{ parameters }}' },
        },
        {
          id: 'open',
          name: 'Open the request',
          action: 'operations:request:open',
          input: {
            kind: name,
            parameters: '${{ parameters }}',
            checks:
              '${{ [steps.validate.output.checks, steps.build.output.checks] }}',
          },
        },
      ],
      output: {
        request: '${{ steps.open.output.request }}',
        url: '${{ steps.open.output.url }}',
        links: [
          {
            if: '${{ true if steps.open.output.request else false }}',
            title: 'The request ${{ steps.open.output.request }}',
            icon: 'dashboard',
            url: '${{ steps.open.output.url }}',
          },
        ],
      },
    },
  };
}

/** The list of all templates with those of the kinds in it; what else it names stays, and so do its comments. */
export function listOf(document, kinds) {
  const mine = kinds.map(({ name }) => `./${name}/template.yaml`);
  const { targets } = document.toJS().spec;
  const missing = mine.filter(target => !targets.includes(target));
  for (const target of missing) document.addIn(['spec', 'targets'], target);
  return String(document);
}

/** All files of the kinds, by their paths, as yet unformatted. */
export function kindFiles({ kinds, schemaOf, formOf }) {
  return Object.fromEntries(
    kinds.flatMap(kind => [
      [
        `templates/${kind.name}/template.yaml`,
        `${NOTICE}${written(templateOf(kind, schemaOf(kind)))}`,
      ],
      [
        `templates/issue-forms/${kind.name}.yml`,
        `${NOTICE}${written(formOf(kind))}`,
      ],
    ]),
  );
}
