/*
 * Generates the template and the issue form of every kind of requests from its fields, and lists the templates in
 * templates/all.yaml. `--check` only compares. The kinds are TypeScript: Backstage's own transform reads them.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import { parseDocument } from 'yaml';
import { kindFiles, listOf } from './lib/kindTemplates.mjs';
import { ROOT, TRANSFORM } from './lib/places.mjs';

const KINDS = 'plugins/operations-common/src/kinds/index.ts';
const LIST = 'templates/all.yaml';

const require = createRequire(import.meta.url);
require(TRANSFORM);
const { issueForm, parametersSchema, requestKinds } = require(join(
  ROOT,
  KINDS,
));

async function outputs() {
  const kinds = requestKinds();
  const list = parseDocument(await readFile(join(ROOT, LIST), 'utf8'));
  const files = {
    ...kindFiles({ kinds, schemaOf: parametersSchema, formOf: issueForm }),
    [LIST]: listOf(list, kinds),
  };
  const formatted = await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const options = await prettier.resolveConfig(join(ROOT, path));
      return [
        path,
        await prettier.format(text, { ...options, parser: 'yaml' }),
      ];
    }),
  );
  return Object.fromEntries(formatted);
}

const check = process.argv.includes('--check');
let outdated = 0;
for (const [file, content] of Object.entries(await outputs())) {
  const path = join(ROOT, file);
  const current = await readFile(path, 'utf8').catch(() => undefined);
  if (current === content) continue;
  if (check) {
    outdated += 1;
    console.error(
      `${file} is not what the kinds of requests generate. Run: yarn generate:templates`,
    );
  } else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    console.log(`wrote ${file}`);
  }
}
process.exitCode = outdated ? 1 : 0;
