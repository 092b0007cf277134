import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KubernetesRule } from './rule';
import { KUBERNETES_RULES } from './table';

const DOCUMENT = resolve(__dirname, '../../../../docs/kubernetes-health.md');

const INTRODUCTION = `# Kubernetes health

<!-- Written from the rules in plugins/operations-common/src/kubernetes; \`UPDATE_DOCS=1 yarn backstage-cli package test --watchAll=false documentation\` there writes it anew. -->

From the Kubernetes objects of one service in one cluster, these rules make its health and the reasons for it. They are
asked in this order: causes before their symptoms, and what one rule has explained, those after it do not repeat. Ages
count from the time of observation.

- Of one workload: none available of those wanted is down, some missing is degraded.
- Of a service of several workloads: all down is down, one down is degraded. What is scaled to zero does not count; jobs
  decide only where nothing else runs.
- Rules that say _healthy, and said_ make nothing worse; they tell what is worth knowing.
- What programs and controllers say may be private. It is quoted beside the words, for readers who may see diagnostics;
  the words are whole without it, and nothing is taken into them but what is structured: names, tags, exit codes.
- No words name a figure that changes while the matter stays the same, so that history holds changes only.
`;

const COLUMNS: Array<[head: string, cell: (rule: KubernetesRule) => string]> = [
  ['code', ({ code }) => `\`${code}\``],
  ['family', ({ family }) => family],
  ['reads', ({ reads }) => reads],
  ['verdict', ({ verdict }) => verdict],
  [
    'words “quote”',
    ({ words, quotes }) => (quotes ? `${words} “${quotes}”` : words),
  ],
  ['what to do', ({ whatToDo }) => whatToDo],
];

/** Padded as the formatter of the repository pads. */
function table(): string {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...KUBERNETES_RULES.map(rule => COLUMNS.map(([, cell]) => cell(rule))),
  ];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (cells: string[], fill: string) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column], fill))
      .join(' | ')} |`;
  return [
    line(rows[0], ' '),
    line(
      COLUMNS.map(() => '-'),
      '-',
    ),
    ...rows.slice(1).map(row => line(row, ' ')),
  ].join('\n');
}

describe('docs/kubernetes-health.md', () => {
  it('says what the rules say', () => {
    const content = `${INTRODUCTION}\n${table()}\n`;
    if (process.env.UPDATE_DOCS) writeFileSync(DOCUMENT, content);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(content);
  });
});
