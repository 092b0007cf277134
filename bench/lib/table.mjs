import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';

/** What others did on the machine before in the last minute: the load of the benchmark itself comes later. */
const [LOAD_BEFORE] = loadavg();
const PAPER = 'docs/performance.md';

function markdown(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

function machine() {
  const gib = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  const node = process.versions.node;
  const load = LOAD_BEFORE.toFixed(1);
  return `Measured ${day} on ${
    cpus().length
  } cores and ${gib} GiB, Node ${node}, load before ${load}.`;
}

/** Prints a table; with `--write` it also replaces the part of a paper between its marks, of docs/performance.md unless said. */
export async function printTable(name, head, rows, paper = PAPER) {
  const table = `${machine()}\n\n${markdown(head, rows)}`;
  console.log(table);
  if (!process.argv.includes('--write')) return;
  const written = await readFile(paper, 'utf8');
  const part = new RegExp(
    `(<!-- begin ${name} -->)[\\s\\S]*(<!-- end ${name} -->)`,
  );
  if (!part.test(written))
    throw new Error(`${paper} has no part marked «${name}»`);
  await writeFile(
    paper,
    written.replace(part, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`),
  );
}
