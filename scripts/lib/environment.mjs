/*
 * The environment of what we start. `npm start` and `yarn start` leave variables that describe themselves; a nested
 * npm or Yarn would take them for its own settings.
 */
import { delimiter } from 'node:path';

const OF_THE_CALLER =
  /^(npm_(package|lifecycle|command|execpath|node_execpath|config_(local_|global_)?prefix|config_user_agent|config_globalconfig|config_noproxy)|BERRY_BIN_FOLDER$|INIT_CWD$|PROJECT_CWD$|YARN_IGNORE_PATH$)/i;

/** A copy of the environment without the traces of the npm or Yarn that called us. */
export function cleanEnvironment(env = process.env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !OF_THE_CALLER.test(name)),
  );
}

/** The environment with a folder of programs that goes before all others. */
export function withPrograms(env, folder) {
  return { ...env, PATH: [folder, env.PATH].filter(Boolean).join(delimiter) };
}

/** The environment with one more option for Node, unless the user chose that option. */
export function withNodeOption(env, name, value) {
  const given = env.NODE_OPTIONS ?? '';
  if (given.includes(name)) return env;
  return { ...env, NODE_OPTIONS: `${given} ${name}=${value}`.trim() };
}
