import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** Git repositories in which post-mortems and runbooks are. */
    git?: {
      /** Who commits; people are the authors. */
      committer?: { name?: string; email?: string };
      repositories?: Array<{
        /** Short and stable. Small letters, digits and `-`. */
        id: string;
        /** What pages call it; its id by default. */
        title?: string;
        /** Begins with `https://`, `http://` or `ssh://`, and carries no password. */
        url: string;
        /** The branch that counts; the remote's own by default. */
        target?: string;
        /** Who reads there: `internal` by default. */
        visibility?: 'public' | 'internal';
        /** Where people look at it, where `integrations` does not know. */
        page?: string;
        /** Credentials for HTTP; by default those of `integrations`. */
        auth?: {
          /** `git` by default. */
          username?: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
        };
        /** Which files are what, as globs such as `post-mortems/**`. */
        documents?: { postMortem?: string[]; runbook?: string[] };
        /** The folders in which new ones are put; for each purpose one repository may say so. */
        writes?: { postMortem?: string; runbook?: string };
        /** How long the remote may take, two minutes by default. */
        timeout?: string | HumanDuration;
        limits?: {
          /** Documents; 5000 by default. */
          files?: number;
          /** Of one document; 1 MB by default. */
          fileBytes?: number;
          /** Of everything that is fetched; 1 GB by default. */
          repositoryBytes?: number;
        };
      }>;
    };
  };
}
