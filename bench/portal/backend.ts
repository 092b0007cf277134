/** The portal's own backend with a generated organisation: `backend.ts SERVICES --config …`. */
import { createBackend } from '@backstage/backend-defaults';
import { features } from '../../packages/backend/src/features';
import { generatedCatalogModule } from './generatedCatalog';
import { generatedSourceModule } from './generatedSource';

const services = Number(process.argv[2]);
const backend = createBackend();
for (const feature of features) backend.add(feature);
backend.add(generatedCatalogModule(services));
backend.add(generatedSourceModule);
backend.start();
