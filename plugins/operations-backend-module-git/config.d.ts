import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** Git repositories in which post-mortems and runbooks are, or a GitOps tree. */
    git?: {
      /**
       * Who commits; people are the authors. No address of a person is written: theirs is this one with a key behind it, as in
       * `portal+KEY@example.org`, by which the portal alone knows them again.
       */
      committer?: {
        /** `Operate First portal` where it is missing. Nobody else commits by it. */
        name?: string;
        /** `portal@` the host of `app.baseUrl` where it is missing. */
        email?: string;
      };
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
        /**
         * Which files are what, as globs such as `post-mortems/**`. Left out for a GitOps tree that is not looked through for
         * documents; onboarding writes runbooks into the folder `runbooks` of each service of one.
         */
        documents?: { postMortem?: string[]; runbook?: string[] };
        /** The folders in which new ones are put; for each purpose one repository may say so. */
        writes?: {
          postMortem?: string;
          runbook?: string;
          /** `''`: it is a GitOps tree, of which changes are made as a whole. */
          gitops?: string;
        };
        /** How long the remote may take, two minutes by default. */
        timeout?: string | HumanDuration;
        limits?: {
          /** Documents; 5000 by default. */
          files?: number;
          /** Of one document or file; 1 MB by default. */
          fileBytes?: number;
          /** Of everything that is fetched; 1 GB by default. */
          repositoryBytes?: number;
          /** Of all texts of a GitOps tree together, which are kept in memory; 128 MB by default. */
          treeBytes?: number;
        };
      }>;
      /** Who wrote what: the histories of the repositories that services name. */
      authors?: {
        /** What addresses begin with that are read, such as `https://github.com/acme`; none are read without it. */
        allow?: string[];
        /** Where repositories really are, as git's own insteadOf: the prefix of an address is replaced by the base. */
        insteadOf?: Array<{ base: string; prefix: string }>;
        /** How often remotes are asked for what is new, five minutes by default. */
        interval?: string | HumanDuration;
        /** How long a remote may take, two minutes by default. */
        timeout?: string | HumanDuration;
        /** After how long a commit speaks half as much for its author, 180 days by default. */
        halfLife?: string | HumanDuration;
        /** Names and e-mails of programs that commit, beside those that everybody knows. */
        bots?: string[];
        limits?: {
          /** Repositories; 2000 by default. */
          repositories?: number;
          /** Of everything that is kept of one; 1 GB by default. What is larger is kept without what its files hold. */
          repositoryBytes?: number;
          /** Of the newest commits of one; 200,000 by default. */
          commits?: number;
          /** Remotes that are asked at once; 4 by default. */
          atOnce?: number;
        };
      };
    };
  };
}
