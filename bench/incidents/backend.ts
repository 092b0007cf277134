/**
 * The portal's own backend: whole, or only as much of it as takes alerts, which starts sooner. `backend.ts all|small
 * --config …`.
 */
import { createBackend } from '@backstage/backend-defaults';
import { features } from '../../packages/backend/src/features';

const backend = createBackend();
if (process.argv[2] === 'small') {
  backend.add(import('@operate-first/plugin-operations-backend'));
  backend.add(
    import('@operate-first/plugin-operations-backend-module-alertmanager'),
  );
} else {
  for (const feature of features) backend.add(feature);
}
backend.start();
