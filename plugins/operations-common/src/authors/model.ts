import { AuthorReason, Contact } from '../generated/openapi';

/** Somebody as git, a pull request, CODEOWNERS or a calendar names them. @public */
export interface NamedIdentity {
  name?: string;
  email?: string;
  /** As in `octocat`, without `@`. */
  handle?: string;
  /** A team as CODEOWNERS names it, as in `acme/payments`. */
  team?: string;
  /** The entity ref, where it is known already. */
  ref?: string;
}

/** Somebody whom the catalog knows, or knew. @public */
export interface KnownPerson {
  ref: string;
  title?: string;
  emails: string[];
  /** Under which name they are at GitHub, GitLab and elsewhere; the name of the entity among them. */
  handles: string[];
  /** What stands behind the portal's own address where it commits for them; see {@link portalAddressOf}. */
  key?: string;
  contacts?: Contact[];
  /** The catalog knew them and knows them no more. */
  left?: boolean;
}

/** A group of the catalog. @public */
export interface KnownTeam {
  ref: string;
  title?: string;
  /** As CODEOWNERS may name it: `acme/payments`, `payments`. */
  handles: string[];
}

/** Whom the catalog knows. @public */
export interface KnownPeople {
  people: KnownPerson[];
  teams?: KnownTeam[];
  /** The addresses under which the portal itself commits. */
  portals?: readonly string[];
}

/** Something that speaks for somebody as author. @public */
export interface EvidenceOfAuthor {
  identity: NamedIdentity;
  kind: AuthorReason['kind'];
  /** How much it speaks for them among all of its kind, from 0 to 1. */
  weight: number;
  /** Why, without the name. */
  text: string;
  /** What the weight is a share of; shares of one person in the same are added up. */
  part?: EvidencePart;
  at?: Date;
  url?: string;
}

/** Something of which several have written their shares. @public */
export interface EvidencePart {
  /** The same for all shares of it, and for nothing else. */
  of: string;
  /** For people: `payments/retry.ts`. */
  title: string;
}
