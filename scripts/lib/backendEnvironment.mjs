/*
 * What the backend is told beyond app-config.yaml: where its state is and, when it is not the usual one, its port. The
 * portal is in its own catalog, so another port means another catalog-info.yaml: a copy that names it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DEFAULT_PORT } from './options.mjs';
import { ROOT } from './places.mjs';

const CATALOG_INFO = 'catalog-info.yaml';

function locationsFor(state, port) {
  const { parse } = createRequire(join(ROOT, 'package.json'))('yaml');
  const config = parse(readFileSync(join(ROOT, 'app-config.yaml'), 'utf8'));
  const text = readFileSync(join(ROOT, CATALOG_INFO), 'utf8');
  const copy = join(state, CATALOG_INFO);
  mkdirSync(state, { recursive: true });
  writeFileSync(
    copy,
    text.replaceAll(`localhost:${DEFAULT_PORT}`, `localhost:${port}`),
  );
  return config.catalog.locations.map(location =>
    location.target === `../../${CATALOG_INFO}`
      ? { ...location, target: copy }
      : location,
  );
}

/** What the backend may lose: clones of repositories. Two portals have two remotes at the same address. */
export const WORK = 'work';

/** The environment variables of the backend. */
export function backendEnvironment({ state, port, metricsPort }) {
  const work = join(state, WORK);
  mkdirSync(work, { recursive: true });
  const env = {
    PORTAL_STATE_DIR: state,
    METRICS_PORT: `${metricsPort}`,
    APP_CONFIG_backend_workingDirectory: JSON.stringify(work),
  };
  if (port === DEFAULT_PORT) return env;
  const url = JSON.stringify(`http://localhost:${port}`);
  return {
    ...env,
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_baseUrl: url,
    APP_CONFIG_backend_listen_port: `${port}`,
    APP_CONFIG_catalog_locations: JSON.stringify(locationsFor(state, port)),
  };
}
