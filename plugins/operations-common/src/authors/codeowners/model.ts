import { NamedIdentity } from '../model';

/** Whose rules count: the same file is read differently. @public */
export type CodeownersDialect = 'github' | 'gitlab';

/** A line of CODEOWNERS. @public */
export interface CodeownersRule {
  /** From 1. */
  line: number;
  pattern: string;
  /** Empty where the file says that nobody owns it. */
  owners: NamedIdentity[];
  /** GitLab: the section it stands in. */
  section?: string;
  /** GitLab: a paths that starts with `!` is excluded from its section. */
  excludes?: boolean;
  /** GitLab: the approval is not required. */
  optional?: boolean;
  /** GitLab: how many have to approve. */
  approvals?: number;
}

/** A file that says who owns what. @public */
export interface Codeowners {
  dialect: CodeownersDialect;
  rules: CodeownersRule[];
  /** What of it nobody can follow, as sentences. */
  problems: Array<{ line: number; message: string }>;
}
