import type {
  OnboardingFiles,
  OnboardingNamespace,
  OnboardingProblem,
  OnboardingTree,
} from '../onboarding/model';
import type { ReadOnboarding } from '../onboarding/readOnboarding';
import type { RequestPlaceFacts } from '../requests/model';
import type { RequestEffect } from '../generated/openapi';

/**
 * What a field of a kind of requests is filled in with. Those that name something of the portal are chosen from what there
 * is; everywhere else, as in an issue form, they are written.
 *
 * @public
 */
export type RequestFieldInput =
  | 'text'
  | 'lines'
  | 'number'
  | 'choice'
  | 'yesNo'
  /** Texts, one per line where they are written. */
  | 'list'
  | 'team'
  | 'people'
  | 'service'
  | 'namespace'
  | 'cluster'
  | 'environment';

/**
 * A field of a kind of requests. The page of the portal, the template and the issue form are all made from it.
 *
 * @public
 */
export interface RequestField {
  /** Its key in the parameters. */
  name: string;
  input: RequestFieldInput;
  /** In English; the page of the portal has its own words. */
  title: string;
  description?: string;
  required?: boolean;
  /** More than one can be chosen: the parameter is a list of texts. Those of `list` and `people` always are. */
  several?: boolean;
  /** Of a choice. */
  options?: Array<{ value: string; title: string }>;
  default?: string | number | boolean;
  /** As JSON Schema writes them. */
  pattern?: string;
  maxLength?: number;
  /** Of a number. */
  minimum?: number;
  maximum?: number;
  /** Only asked for where another field has one of these values. */
  only?: { field: string; is: string[] };
}

/**
 * The files of a whole tree, by their paths.
 *
 * @public
 */
export interface TreeFiles extends OnboardingFiles {
  paths(): Iterable<string>;
}

/**
 * What a change is made in and for.
 *
 * @public
 */
export interface KindGround {
  tree: OnboardingTree;
  files: TreeFiles;
  /** Entity ref of who asks. */
  requester: string;
  /** The address of the request, once it has one. */
  request?: string;
  /** What the portal knows that neither parameters nor tree say, such as the members of a team; filled in by the backend. */
  known?: Record<string, unknown>;
}

/**
 * A file that a change adds, changes or removes.
 *
 * @public
 */
export interface KindFileChange {
  /** From the root of the tree, with slashes. */
  path: string;
  /** Missing where the file is new. */
  before?: string;
  /** Missing where the file goes. */
  after?: string;
}

/**
 * What a request changes in the tree.
 *
 * @public
 */
export interface KindChange {
  files: KindFileChange[];
  /** Where there is one, nothing must be written. */
  problems: OnboardingProblem[];
  /** What reviewers should know. */
  notes: string[];
  /** What goes, comes or stays for people; beyond what files say. */
  effects?: RequestEffect[];
}

/**
 * What has to be so before a request is approved.
 *
 * `measured` is approved by itself below the limits of its clusters, as an onboarding is. `own` is approved by itself where
 * whoever asks is of the team that it is for; otherwise one of the team approves. Where it comes to clusters, and nothing is
 * self-service on one of them, people of that one or of the team approve it. `people` is always looked at.
 *
 * @public
 */
export type KindApproval =
  | { by: 'measured'; namespaces: OnboardingNamespace[] }
  | {
      by: 'own';
      reason: string;
      /** Where something begins to run. */
      clusters?: string[];
    }
  | {
      by: 'people';
      reason: string;
      /** Approvals that it takes at least. */
      atLeast?: number;
      /** The clusters whose approvers are asked. */
      clusters?: string[];
      /** Members of the team it is for approve, too. */
      withTeam?: boolean;
    };

/**
 * What a request is about, as lists and rules need it.
 *
 * @public
 */
export interface KindAbout {
  /** What it is called in lists: what for whom, at most 200 characters. */
  title: string;
  /** The name of the team that it is for. */
  team?: string;
  /** Entity refs. */
  services: string[];
  clusters: string[];
  /** For people of the organisation only, whatever the services say. */
  visibility?: 'internal';
  /** Where and by what it is proved; none where the merge is all there is. */
  places: RequestPlaceFacts[];
  approval: KindApproval;
}

/**
 * A kind of requests: parameters, and a pure function from them and a tree to a change. Everything else, the page, the
 * approval, the merge, the proof, is the same for all kinds.
 *
 * @public
 */
export interface RequestKind<P extends object = object> {
  name: string;
  /** What people do by it, in English and as on a button: `Request a namespace`. */
  title: string;
  /** One sentence on what it is for and what comes of it. */
  description: string;
  /** Of its form, in their order. */
  fields: RequestField[];
  /** Parameters that can be fulfilled in this tree, or everything that is wrong with them. */
  read(parameters: unknown, tree: OnboardingTree): ReadOnboarding<P>;
  /** The same value on its own result changes nothing. */
  build(value: P, ground: KindGround): KindChange;
  about(value: P, ground: KindGround): KindAbout;
}
