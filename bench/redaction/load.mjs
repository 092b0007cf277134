import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The redactor in one file, as packages are built; what development loads file by file is slower. */
export async function loadRedactor() {
  const folder = await mkdtemp(join(tmpdir(), 'redaction-bench-'));
  const outfile = join(folder, 'redaction.cjs');
  try {
    await require('esbuild').build({
      entryPoints: [
        new URL(
          '../../plugins/operations-common/src/redaction/index.ts',
          import.meta.url,
        ).pathname,
      ],
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node22',
      logLevel: 'warning',
    });
    return require(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
