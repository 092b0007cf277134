/** The portal's own backend with many SLOs: `pagesBackend.ts SLOS --config …`. */
import { createBackend } from '@backstage/backend-defaults';
import { features } from '../../packages/backend/src/features';
import { catalogFactory, catalogModule } from './pagesCatalog';
import { generatedSlisModule } from './pagesSource';

const slos = Number(process.argv[2]);
const backend = createBackend();
for (const feature of features) backend.add(feature);
backend.add(catalogFactory(slos));
backend.add(catalogModule(slos));
backend.add(generatedSlisModule);
backend.start();
