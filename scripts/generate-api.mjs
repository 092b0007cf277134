/*
 * Generates what is typed from the OpenAPI document of the operations API: the types of the client in
 * operations-common and the document as a module in operations-backend. `--check` only compares.
 * (Backstage's own generator downloads a Java program at run time, which an offline machine cannot.)
 */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const DOCUMENT = 'plugins/operations-backend/src/schema/openapi.yaml';
const NOTICE = `// Generated from ${DOCUMENT} by \`yarn generate:api\`. Do not edit.\n`;

/** JSDoc tags that TSDoc does not know, as words. */
function worded(types) {
  return types
    .replaceAll('@description ', '')
    .replaceAll('@default ', 'Default: ')
    .replaceAll('@enum {string}', 'One of these.');
}

/** API reports ask for a release tag on every export; what the document says of a schema comes with it. */
function tagged(types, schemas) {
  return worded(types).replace(
    /^export (?:type|interface) (\w+)/gm,
    (declaration, name) =>
      `/** ${
        schemas[name]?.description ?? 'Of the operations API.'
      } @public */\n${declaration}`,
  );
}

async function outputs() {
  const document = parse(await readFile(DOCUMENT, 'utf8'));
  const types = astToString(
    await openapiTS(document, {
      rootTypes: true,
      rootTypesNoSchemaPrefix: true,
    }),
  );
  return {
    'plugins/operations-common/src/generated/openapi.ts': `${NOTICE}${tagged(
      types,
      document.components.schemas,
    )}`,
    'plugins/operations-backend/src/schema/generated/spec.ts': `${NOTICE}export const spec = ${JSON.stringify(
      document,
      undefined,
      2,
    )} as const;\n`,
  };
}

const check = process.argv.includes('--check');
let outdated = 0;
for (const [file, content] of Object.entries(await outputs())) {
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === content) continue;
  if (check) {
    outdated += 1;
    console.error(
      `${file} is not what ${DOCUMENT} generates. Run: yarn generate:api`,
    );
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    console.log(`wrote ${file}`);
  }
}
process.exitCode = outdated ? 1 : 0;
