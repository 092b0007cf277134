/*
 * What the redactor finds, what it leaves alone, and how fast it is, beside a published library and a list of well-known
 * expressions.
 */
import { parseArgs } from 'node:util';
import { median } from '../lib/statistics.mjs';
import { variants } from './contexts.mjs';
import { network } from './kinds/network.mjs';
import { organisationOf, pages, people } from './kinds/people.mjs';
import { secrets } from './kinds/secrets.mjs';
import { ordinaryLines } from './logs.mjs';
import { redactPii, wellKnown } from './peers.mjs';
import { loadRedactor } from './load.mjs';
import { randomOf } from './random.mjs';
import { writeFigures } from './write.mjs';

const { createRedactor } = await loadRedactor();

const { show, quick } = parseArgs({
  options: {
    /** Prints what was missed of a kind, from the contexts that are not held out. */
    show: { type: 'string' },
    quick: { type: 'boolean' },
    write: { type: 'boolean' },
  },
}).values;

const SEED = 20251121;
const VARIANTS = 200;
const LINES = 6000;
const MEGABYTES = quick ? 1 : 4;
const ROUNDS = quick ? 2 : 7;
/** Until code is compiled as it stays; a portal runs for weeks. */
const WARM_UPS = quick ? 1 : 5;

const organisation = organisationOf(randomOf(SEED));
const names = organisation.flatMap(({ of, name, handle }) => [
  { name, kind: 'person', of },
  { name: handle, kind: 'handle', of },
]);
const redactor = createRedactor({ salt: 'of the benchmark', names });
const tools = {
  ours: text => redactor.redact(text).text,
  '@redactpii/node': redactPii(),
  'well-known expressions': wellKnown(),
};

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const misses = (texts, tool) =>
  texts.filter(({ text, parts }) => {
    const rest = tool(text);
    return parts.some(part => rest.includes(part));
  });

const rows = [];
const sums = {};
const add = (key, missed, all) => {
  sums[key] ??= { missed: 0, all: 0 };
  sums[key].missed += missed;
  sums[key].all += all;
};
const inLogs = { ...people(organisation), ...network, ...secrets };
const kinds = { ...inLogs, ...pages };
Object.entries(kinds).forEach(([kind, make], index) => {
  const texts = variants(make, VARIANTS, randomOf(SEED + 31 * index));
  const halves = [false, true].map(held =>
    texts.filter(t => t.heldOut === held),
  );
  const [open, heldOut] = halves.map(half => misses(half, tools.ours));
  if (show === kind || show === 'all') {
    for (const { text, parts } of open.slice(0, 6)) {
      console.log(
        kind,
        JSON.stringify(text),
        '→',
        JSON.stringify(tools.ours(text)),
        parts,
      );
    }
  }
  add('open', open.length, VARIANTS / 2);
  add('held out', heldOut.length, VARIANTS / 2);
  const unseen = texts.filter(({ text }) => redactor.leaks(text).length === 0);
  if (show === `leak ${kind}` || show === 'leaks') {
    for (const { text, parts, heldOut: held } of unseen.slice(0, 4)) {
      if (!held) console.log(kind, JSON.stringify(text), parts);
    }
  }
  add('leaks', unseen.length, VARIANTS);
  const others = Object.entries(tools)
    .slice(1)
    .map(([name, tool]) => {
      const missed = misses(texts, tool).length;
      add(name, missed, VARIANTS);
      return percent(VARIANTS - missed, VARIANTS);
    });
  rows.push([
    kind,
    percent(VARIANTS / 2 - open.length, VARIANTS / 2),
    percent(VARIANTS / 2 - heldOut.length, VARIANTS / 2),
    percent(VARIANTS - unseen.length, VARIANTS),
    ...others,
  ]);
});
const whole = key => percent(sums[key].all - sums[key].missed, sums[key].all);
rows.push([
  `**all ${rows.length} kinds**`,
  whole('open'),
  whole('held out'),
  whole('leaks'),
  whole('@redactpii/node'),
  whole('well-known expressions'),
]);

const lines = ordinaryLines(randomOf(SEED), LINES);
const changed = lines.filter(line => tools.ours(line) !== line);
const alarms = lines.filter(line => redactor.leaks(line).length > 0);
if (show === 'ordinary') {
  changed.forEach(line => console.log(line, '→', tools.ours(line)));
}
if (show === 'alarms') {
  alarms.forEach(line =>
    console.log(
      line,
      redactor
        .leaks(line)
        .map(leak => [leak.kind, line.slice(leak.start, leak.end)]),
    ),
  );
}

/** A log of so many megabytes; one line in `every` has something to redact. */
function logOf(every) {
  const r = randomOf(SEED + 1);
  const makers = Object.values(inLogs);
  const pieces = [];
  let length = 0;
  while (length < MEGABYTES * 1e6) {
    for (const [i, line] of ordinaryLines(r, 5000).entries()) {
      const own =
        every && i % every === 0 ? variants(r.one(makers), 1, r)[0].text : line;
      pieces.push(own);
      length += own.length + 1;
    }
  }
  return Buffer.from(pieces.join('\n')).toString();
}

/** By the time of the processor that it took: others may run on the machine meanwhile. */
function speed(work, text) {
  const times = [];
  for (let round = 0; round < WARM_UPS; round += 1) work(text);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  return text.length / 1e6 / median(times);
}

const speeds = [];
const whatIsMeasured = {
  ...tools,
  'leak check': text => redactor.leaks(text),
};
const logs = [logOf(0), logOf(20)];
const rates = {};
for (const [name, work] of Object.entries(whatIsMeasured)) {
  rates[name] = logs.map(text => speed(work, text));
  const own = rates[name].map(rate => `${rate.toFixed(0)} MB/s`);
  const kept = tools[name]
    ? percent(lines.filter(line => work(line) === line).length, LINES)
    : percent(LINES - alarms.length, LINES);
  speeds.push([name, kept, ...own]);
}

const found =
  1 -
  (sums.open.missed + sums['held out'].missed) /
    (sums.open.all + sums['held out'].all);
const left = lines.filter(line => tools.ours(line) === line).length / LINES;
const judged = (figure, goal) => (figure >= goal ? 'reached' : 'missed');
const goals = [
  [
    'found: at least 99.5 %',
    `${(100 * found).toFixed(2)} %`,
    judged(found, 0.995),
  ],
  [
    'left alone: at least 99 %',
    `${(100 * left).toFixed(2)} %`,
    judged(left, 0.99),
  ],
  ...['an ordinary log', 'one line in 20 has something'].map((what, at) => [
    `at least 50 MB/s: ${what}`,
    `${rates.ours[at].toFixed(0)} MB/s`,
    judged(rates.ours[at], 50),
  ]),
];

await writeFigures([
  [
    [
      'found',
      'ours',
      'ours, held out',
      'leak check',
      '@redactpii/node',
      'well-known expressions',
    ],
    rows,
  ],
  [
    [
      '',
      `left alone of ${LINES.toLocaleString('en-GB')} ordinary lines`,
      'ordinary log',
      'one line in 20 has something',
    ],
    speeds,
  ],
  [['goal', 'figure', ''], goals],
]);
