import { RunbookProblem, Visibility } from '../generated/openapi';

/** An address in a runbook. @public */
export interface RunbookLink {
  url: string;
  /** From 1. */
  line: number;
}

/** A runbook as its text says it. @public */
export interface RunbookDocument {
  title: string;
  /** Names of the alerts that it is for. */
  alerts: string[];
  /** Entity refs in lower case. */
  services: string[];
  /** Who may read it, where it says so; what nobody understands is internal. */
  visibility?: Visibility;
  /** The text behind the front matter. */
  body: string;
  /** Addresses of the web. */
  links: RunbookLink[];
  /** Where one can be led within it, as in `#restart`. */
  anchors: string[];
  problems: RunbookProblem[];
}

/** What is known beside the text. @public */
export interface RunbookSurroundings {
  /** Paths of other runbooks in its repository, and where one can be led within them. */
  files?: ReadonlyMap<string, readonly string[]>;
  /** Every file and folder of its repository; without them, links to others than runbooks are not judged. */
  paths?: ReadonlySet<string>;
  /** Entity refs of services, in lower case; without them, none is unknown. */
  services?: ReadonlySet<string>;
}
