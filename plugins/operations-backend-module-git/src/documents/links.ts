import { ScmIntegrationRegistry } from '@backstage/integration';

/** Where people look at a repository. @internal */
export interface Links {
  repository?: string;
  file(path: string): string | undefined;
  commit(revision: string): string | undefined;
  branch(branch: string): string | undefined;
  pullRequest(number: string): string | undefined;
}

interface Shape {
  file: string;
  commit: string;
  branch: string;
  /** Where a number in the first line of a commit means one. */
  pullRequest?: string;
}

/** How each kind of host writes its addresses, after the repository. */
const SHAPES: Record<string, Shape> = {
  github: {
    file: '/blob/{branch}/{path}',
    commit: '/commit/{revision}',
    branch: '/tree/{branch}',
    pullRequest: '/pull/{number}',
  },
  gitlab: {
    file: '/-/blob/{branch}/{path}',
    commit: '/-/commit/{revision}',
    branch: '/-/tree/{branch}',
  },
  gitea: {
    file: '/src/branch/{branch}/{path}',
    commit: '/commit/{revision}',
    branch: '/src/branch/{branch}',
    pullRequest: '/pulls/{number}',
  },
};

function encoded(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}

/** Addresses of pages of the repository, where the kind of its host is known. @internal */
export function linksOf(
  url: string,
  options: {
    page?: string;
    target: () => string;
    integrations: ScmIntegrationRegistry;
  },
): Links {
  const { page, target, integrations } = options;
  const type = /^https?:/.test(url) ? integrations.byUrl(url)?.type : undefined;
  const shape = SHAPES[type ?? ''];
  const repository = page ?? (shape && url.replace(/(\.git)?\/*$/, ''));
  const fill = (template: string | undefined, values: Record<string, string>) =>
    template && repository
      ? repository +
        template.replace(/\{(\w+)\}/g, (_, key) => encoded(values[key]))
      : undefined;
  return {
    repository,
    file: path => fill(shape?.file, { path, branch: target() }),
    commit: revision => fill(shape?.commit, { revision }),
    branch: branch => fill(shape?.branch, { branch }),
    pullRequest: number => fill(shape?.pullRequest, { number }),
  };
}
