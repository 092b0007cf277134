/* The playground's entry: `node --require @backstage/cli/config/nodeTransform.cjs packages/playground/src/index.ts`. */
import { main } from './main';

void main(process.argv.slice(2)).then(code => process.exit(code));
