/* Where things are: one list, so that no script spells a path twice. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything the two commands write, outside of what Yarn and the builds write. */
export const DEFAULT_STATE = join(ROOT, '.portal');

/** Node and Yarn where the machine's own do not fit; they belong to the checkout, not to one state. */
export const TOOLCHAIN = join(DEFAULT_STATE, 'toolchain');

/** What was installed and built last. */
export const STAMPS = join(DEFAULT_STATE, 'stamps');

export const EXAMPLES = join(ROOT, 'examples');

export const TRANSFORM = '@backstage/cli/config/nodeTransform.cjs';
