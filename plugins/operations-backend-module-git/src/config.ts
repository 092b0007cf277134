import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { DocumentPurpose } from '@operate-first/plugin-operations-node';
import { Committer } from './documents/commitFiles';
import { checkBranch, checkPath } from './documents/paths';

const SECTION = 'operations.git';
const ID = /^[a-z0-9][a-z0-9-]{0,49}$/;
const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_LIMITS = {
  files: 5_000,
  fileBytes: 1024 * 1024,
  repositoryBytes: 1024 * 1024 * 1024,
  treeBytes: 128 * 1024 * 1024,
};

/** What documents may be about. @internal */
export const PURPOSES: DocumentPurpose[] = ['postMortem', 'runbook'];

/** A token, or the file that holds it. @internal */
export type Secret = { text: string } | { file: string };

/** @internal */
export interface RepositoryConfig {
  id: string;
  title: string;
  url: string;
  /** The branch that counts; the remote's own where it is missing. */
  target?: string;
  visibility: 'public' | 'internal';
  /** Where people look at it. */
  page?: string;
  auth?: { username: string; secret: Secret };
  /** Which files are what, as globs; none where it is a tree alone. */
  documents: Record<DocumentPurpose, string[]>;
  /** The folders in which new ones are put. */
  writes: Partial<Record<DocumentPurpose, string>>;
  timeoutMs: number;
  limits: {
    files: number;
    fileBytes: number;
    repositoryBytes: number;
    treeBytes: number;
  };
}

/** @internal */
export interface GitConfig {
  committer: Committer;
  repositories: RepositoryConfig[];
}

function readUrl(config: Config, where: string): string {
  const text = config.getString('url');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(https?|ssh):$/.test(url.protocol)) {
    throw new InputError(
      `${where}.url is '${text.replace(
        /\/\/[^/]*@/,
        '//',
      )}'; write an address that begins with https://, http:// or ssh://`,
    );
  }
  if (url.password || (url.username && url.protocol !== 'ssh:')) {
    throw new InputError(
      `${where}.url carries credentials; write them into auth, or use those of integrations`,
    );
  }
  return text;
}

function readAuth(
  config: Config | undefined,
  where: string,
): RepositoryConfig['auth'] {
  if (!config) return undefined;
  const text = config.getOptionalString('token');
  const file = config.getOptionalString('tokenFile');
  if ((text === undefined) === (file === undefined)) {
    throw new InputError(`${where} needs either token or tokenFile`);
  }
  return {
    username: config.getOptionalString('username') ?? 'git',
    secret: text === undefined ? { file: file! } : { text },
  };
}

function readNumber(
  config: Config | undefined,
  key: keyof typeof DEFAULT_LIMITS,
  where: string,
): number {
  const value = config?.getOptionalNumber(key) ?? DEFAULT_LIMITS[key];
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InputError(
    `${where}.limits.${key} is ${value}; write a whole number of at least 1`,
  );
}

function readTimeout(config: Config, where: string): number {
  if (!config.has('timeout')) return DEFAULT_TIMEOUT_MS;
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'timeout' }),
  );
  if (milliseconds >= 1000) return milliseconds;
  throw new InputError(`${where}.timeout is too short; write at least 1s`);
}

function readVisibility(config: Config, where: string) {
  const value = config.getOptionalString('visibility') ?? 'internal';
  if (value === 'public' || value === 'internal') return value;
  throw new InputError(
    `${where}.visibility is '${value}'; write public or internal`,
  );
}

/** Changes of a tree are anywhere in it. */
function checkTree(writes: Config | undefined, where: string) {
  const folder = writes?.getOptional('gitops');
  if (folder === undefined || folder === '') return;
  throw new InputError(
    `${where}.writes.gitops is ${JSON.stringify(
      folder,
    )}; write '' for the whole repository`,
  );
}

function readRepository(config: Config, index: number): RepositoryConfig {
  const where = `${SECTION}.repositories[${index}]`;
  const id = config.getString('id');
  if (!ID.test(id)) {
    throw new InputError(
      `${where}.id is '${id}'; write small letters, digits and '-', at most 50`,
    );
  }
  const documents = config.getOptionalConfig('documents');
  const writes = config.getOptionalConfig('writes');
  checkTree(writes, where);
  const limits = config.getOptionalConfig('limits');
  const target = config.getOptionalString('target');
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    url: readUrl(config, where),
    target: target === undefined ? undefined : checkBranch(target),
    visibility: readVisibility(config, where),
    page: config.getOptionalString('page')?.replace(/\/+$/, ''),
    auth: readAuth(config.getOptionalConfig('auth'), `${where}.auth`),
    documents: {
      postMortem: documents?.getOptionalStringArray('postMortem') ?? [],
      runbook: documents?.getOptionalStringArray('runbook') ?? [],
    },
    writes: Object.fromEntries(
      PURPOSES.flatMap(purpose => {
        const folder = writes?.getOptionalString(purpose);
        return folder === undefined ? [] : [[purpose, checkPath(folder)]];
      }),
    ),
    timeoutMs: readTimeout(config, where),
    limits: {
      files: readNumber(limits, 'files', where),
      fileBytes: readNumber(limits, 'fileBytes', where),
      repositoryBytes: readNumber(limits, 'repositoryBytes', where),
      treeBytes: readNumber(limits, 'treeBytes', where),
    },
  };
}

function readCommitter(root: Config): Committer {
  const config = root.getOptionalConfig(`${SECTION}.committer`);
  const base = root.getOptionalString('app.baseUrl');
  const host =
    base && URL.canParse(base) ? new URL(base).hostname : 'localhost';
  return {
    name: config?.getOptionalString('name') ?? 'Operate First portal',
    email: config?.getOptionalString('email') ?? `portal@${host}`,
  };
}

function checkOnce(repositories: RepositoryConfig[]) {
  const ids = repositories.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    throw new InputError(`${SECTION}.repositories: two have the id ${twice}`);
  }
  for (const purpose of PURPOSES) {
    const writers = repositories.filter(({ writes }) => writes[purpose]);
    if (writers.length > 1) {
      throw new InputError(
        `${SECTION}.repositories: ${writers
          .map(({ id }) => id)
          .join(
            ' and ',
          )} both have writes.${purpose}; new ones are written to one`,
      );
    }
  }
}

/** Reads `operations.git`; what cannot be followed ends the start with a sentence. @internal */
export function readGitConfig(root: Config): GitConfig {
  const config = root.getOptionalConfig(SECTION);
  const repositories = (
    config?.getOptionalConfigArray('repositories') ?? []
  ).map(readRepository);
  checkOnce(repositories);
  return { committer: readCommitter(root), repositories };
}
