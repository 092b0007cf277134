import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

const PAPER = new URL('./README.md', import.meta.url);

/** Prints a table; with `--write` it also replaces the part of README.md between its marks. */
export async function printFigures(name, head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  const day = new Date().toISOString().slice(0, 10);
  const gib = Math.round(totalmem() / 2 ** 30);
  const table = [
    `Measured ${day} on ${cpus().length} cores and ${gib} GiB, Node ${
      process.versions.node
    }.`,
    '',
    line(head),
    line(head.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
  console.log(table);
  if (!process.argv.includes('--write')) return;
  const paper = await readFile(PAPER, 'utf8');
  const part = new RegExp(
    `(<!-- begin ${name} -->)[\\s\\S]*(<!-- end ${name} -->)`,
  );
  if (!part.test(paper)) throw new Error(`README.md has no part «${name}»`);
  await writeFile(
    PAPER,
    paper.replace(part, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`),
  );
}
