import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import prettier from 'prettier';

const PAPER = new URL('README.md', import.meta.url);
const [LOAD] = loadavg();

function markdown([head, rows]) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

/** Prints tables; with `--write` they also stand in the README. */
export async function writeFigures(tables) {
  const machine = `Measured ${new Date().toISOString().slice(0, 10)} on ${
    cpus().length
  } cores and ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${
    process.versions.node
  }, load before ${LOAD.toFixed(1)}.`;
  const text = [machine, ...tables.map(markdown)].join('\n\n');
  console.log(text);
  if (!process.argv.includes('--write')) return;
  const paper = await readFile(PAPER, 'utf8');
  const part = /(<!-- begin figures -->)[\s\S]*(<!-- end figures -->)/;
  if (!part.test(paper)) throw new Error('README.md has no part for figures');
  const written = paper.replace(
    part,
    (_, begin, end) => `${begin}\n\n${text}\n\n${end}`,
  );
  await writeFile(PAPER, prettier.format(written, { parser: 'markdown' }));
}
