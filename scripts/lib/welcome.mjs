/* The one block that is printed when everything is ready. */
import { relative } from 'node:path';
import { ROOT } from './places.mjs';
import { CONTROL } from './playground.mjs';

function beside({ playground, metricsPort }) {
  const lines = [];
  if (playground)
    lines.push(`the playground's services, controlled at ${CONTROL}`);
  if (metricsPort)
    lines.push(
      `the portal's own metrics at http://localhost:${metricsPort}/metrics`,
    );
  return lines;
}

function toTry({ base, playground }) {
  const watch = playground
    ? [
        `Open ${base}/operations, and in another terminal:  npm run playground -- break ticket-shop errors`,
        'See it turn, then make it well again:  npm run playground -- heal ticket-shop',
        'Roll out what cannot run, by a commit, and take it back:  npm run playground -- rollout payments 9.9.9-broken, rollback payments',
      ]
    : [
        `Open ${base}/operations: the services of the catalog, worst first`,
        `Ask the same of the API:  curl ${base}/api/operations/services?limit=5`,
      ];
  return [
    ...watch,
    'Sign in as one of the example users, at the bottom of the navigation',
  ];
}

/** The block: the address, what runs beside it, three things to try. */
export function welcome(options) {
  const lines = [
    '',
    `  Operate First  ${options.base}`,
    '',
    ...beside(options).map(line => `  beside it: ${line}`),
    `  state and logs: ${relative(ROOT, options.state) || options.state}`,
    '',
    ...toTry(options).map((line, i) => `  ${i + 1}. ${line}`),
    '',
    '  Ctrl-C ends all of it.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
