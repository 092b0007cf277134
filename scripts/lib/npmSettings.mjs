/*
 * Yarn knows nothing of npm's settings: where packages come from, through which proxy, and whose certificates are
 * trusted is handed on, unless Yarn was told itself.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, TOOLCHAIN } from './places.mjs';

/** npm's settings for this checkout; none where npm cannot be asked. */
export function readNpmSettings(env) {
  try {
    const settings = JSON.parse(
      execFileSync('npm', ['config', 'list', '--json'], {
        encoding: 'utf8',
        env,
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    // npm lists no URL with a password in it, but hands it to its scripts.
    return {
      ...settings,
      proxy: env.npm_config_proxy || settings.proxy,
      'https-proxy': env.npm_config_https_proxy || settings['https-proxy'],
    };
  } catch {
    return {};
  }
}

/** npm takes certificates as text, too; Yarn and Node want a file. */
function fileOf(ca) {
  const text = [ca].flat().join('\n');
  if (!text.includes('BEGIN CERTIFICATE')) return undefined;
  mkdirSync(TOOLCHAIN, { recursive: true });
  const file = join(TOOLCHAIN, 'ca.pem');
  writeFileSync(file, `${text.replaceAll('\\n', '\n')}\n`);
  return file;
}

/** The environment with npm's settings in Yarn's words; what the environment says already stays. */
export function withNpmSettings(env, settings) {
  const cafile = settings.cafile || fileOf(settings.ca);
  const handedOn = {
    YARN_NPM_REGISTRY_SERVER: settings.registry?.replace(/\/$/, ''),
    YARN_HTTPS_CA_FILE_PATH: cafile,
    // What Yarn and the builds start are Node programs of their own.
    NODE_EXTRA_CA_CERTS: cafile,
    YARN_ENABLE_STRICT_SSL:
      settings['strict-ssl'] === false ? 'false' : undefined,
    YARN_HTTP_PROXY: settings.proxy,
    YARN_HTTPS_PROXY: settings['https-proxy'] || settings.proxy,
  };
  const said = Object.entries(handedOn).filter(([, value]) => value);
  return { ...Object.fromEntries(said), ...env };
}
