import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import * as fs from 'node:fs';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { Person } from './author';

/** Longer than any skeleton takes. */
const LIMIT_MS = 60_000;

/** What stands in a folder, as a commit that is not pushed yet. */
interface Draft {
  /** Where git keeps what it knows, outside of the folder. */
  gitdir: string;
  commit: string;
  branch: string;
}

interface GitFailure {
  code?: string;
  message: string;
  data?: { statusCode?: number; response?: string };
}

/**
 * A repository on a server that speaks git and nothing more: no API, no pull requests.
 *
 * @internal
 */
export class PlainRemote {
  readonly #common: {
    http: typeof http;
    url: string;
    signal: AbortSignal;
    onAuth?: () => { username: string; password: string };
  };

  private constructor(
    url: string,
    login: { username: string; password: string } | undefined,
    signal: AbortSignal,
  ) {
    this.#common = {
      http,
      url,
      signal,
      ...(login && { onAuth: () => login }),
    };
  }

  static create(options: {
    url: string;
    username?: string;
    token?: string;
    signal?: AbortSignal;
  }): PlainRemote {
    const { url, username = 'git', token, signal } = options;
    const limit = AbortSignal.timeout(LIMIT_MS);
    return new PlainRemote(
      url,
      token === undefined ? undefined : { username, password: token },
      signal ? AbortSignal.any([signal, limit]) : limit,
    );
  }

  /** Commits a folder; nothing is written into it. */
  static async draft(options: {
    folder: string;
    gitdir: string;
    branch: string;
    message: string;
    author: Person;
    committer: Person;
  }): Promise<Draft> {
    const { folder, gitdir, branch, ...commit } = options;
    const place = { fs, dir: folder, gitdir };
    await git.init({ ...place, defaultBranch: branch });
    await git.add({ ...place, filepath: '.' });
    return {
      gitdir,
      branch,
      commit: await git.commit({ ...place, ...commit }),
    };
  }

  /**
   * Pushes a commit to a repository that is not there yet, or empty. The very same content that is there already is as good;
   * anything else stays as it is.
   */
  async publish(draft: Draft): Promise<{ commit: string; isNew: boolean }> {
    try {
      const there = await this.#branches();
      if (there.length === 0) {
        await this.#push(draft);
        return { commit: draft.commit, isNew: true };
      }
      const same = there.find(({ name }) => name === draft.branch);
      if (same && (await this.#isAlike(draft, same.commit))) {
        return { commit: same.commit, isNew: false };
      }
    } catch (error) {
      throw this.#sentenceOf(error as GitFailure);
    }
    throw this.#taken();
  }

  async #branches(): Promise<Array<{ name: string; commit: string }>> {
    const prefix = 'refs/heads/';
    try {
      const refs = await git.listServerRefs({
        ...this.#common,
        prefix,
      });
      return refs
        .filter(({ ref }) => ref.startsWith(prefix))
        .map(({ ref, oid }) => ({
          name: ref.slice(prefix.length),
          commit: oid,
        }));
    } catch (error) {
      // It comes into being by the push.
      if ((error as GitFailure).data?.statusCode === 404) return [];
      throw error;
    }
  }

  async #push({ gitdir, branch }: Draft): Promise<void> {
    const ref = `refs/heads/${branch}`;
    const { ok, error, refs } = await git.push({
      ...this.#common,
      fs,
      gitdir,
      ref,
      remoteRef: ref,
    });
    const refused = error ?? refs[ref]?.error;
    if (!ok || refused) throw new Error(refused || 'The push was refused.');
  }

  async #isAlike(
    { gitdir, commit, branch }: Draft,
    there: string,
  ): Promise<boolean> {
    const { url } = this.#common;
    await git.addRemote({ fs, gitdir, remote: 'origin', url, force: true });
    await git.fetch({
      ...this.#common,
      fs,
      gitdir,
      remote: 'origin',
      ref: branch,
      singleBranch: true,
      depth: 1,
      tags: false,
    });
    const [ours, theirs] = await Promise.all(
      [commit, there].map(oid => git.readCommit({ fs, gitdir, oid })),
    );
    return ours.commit.tree === theirs.commit.tree;
  }

  #taken(): Error {
    return new ConflictError(
      `There is a repository at ${
        this.#common.url
      } already, and it has something else. Choose another name, or take it as it is: nothing of it was changed.`,
    );
  }

  #sentenceOf(failure: GitFailure): Error {
    const { code, message, data } = failure;
    const status = data?.statusCode;
    // Somebody has pushed between the look and the push.
    if (code === 'PushRejectedError') return this.#taken();
    if (status === 401 || status === 403) {
      return new NotAllowedError(
        `${
          this.#common.url
        } lets nobody push (HTTP status ${status}). Ask who runs the portal for the token of scaffolder.onboarding.sources.`,
      );
    }
    const words = (data?.response ?? message)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 500);
    return new ServiceUnavailableError(
      `Nothing could be pushed to ${this.#common.url}: ${words}`,
    );
  }
}
