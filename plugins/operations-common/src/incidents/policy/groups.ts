import { PolicyAlert } from '../model';
import { Held } from './admission';
import { opensNothing } from './opening';
import { Situation } from './Situation';
import { commonCluster, Trouble } from './Trouble';
import { Troubles } from './Troubles';

/** Trouble with one root, of which no incident is open. */
export interface Group {
  root: Trouble;
  /** The root first, then by their beginnings. */
  members: Trouble[];
  /** What opens an incident; empty where nothing of it does. */
  openers: PolicyAlert[];
  /** Why the others open none. */
  held: Map<PolicyAlert, Held>;
  /** When the first of what opens began. */
  since: number;
  cluster?: string;
}

/** Groups trouble by from where it comes. */
export function groupsOf(
  pool: Trouble[],
  situation: Situation,
  troubles: Troubles,
): Group[] {
  const members = new Map<Trouble, Trouble[]>();
  for (const trouble of pool) {
    const root = troubles.rootOf(trouble);
    const known = members.get(root) ?? [];
    if (trouble === root) known.unshift(trouble);
    else known.push(trouble);
    members.set(root, known);
  }
  return [...members].map(([root, ones]) => groupOf(root, ones, situation));
}

function groupOf(
  root: Trouble,
  members: Trouble[],
  situation: Situation,
): Group {
  const held = new Map<PolicyAlert, Held>();
  const openers: PolicyAlert[] = [];
  const alerts = members.flatMap(({ fresh }) => fresh);
  for (const alert of alerts) {
    const why = opensNothing(alert, situation);
    if (why) held.set(alert, why);
    else openers.push(alert);
  }
  const cluster = commonCluster(alerts);
  return {
    root,
    members,
    openers,
    held,
    since: Math.min(...openers.map(({ startsAt }) => startsAt)),
    ...(cluster !== undefined && { cluster }),
  };
}
