import { createBackend } from '@backstage/backend-defaults';
import { portalFeatures } from './features';

const backend = createBackend();
for (const feature of Object.values(portalFeatures()).flat()) {
  backend.add(feature);
}
backend.start();
