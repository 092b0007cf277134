import { InputError } from '@backstage/errors';
import { Document, isMap, isSeq, parseAllDocuments, YAMLMap } from 'yaml';
import { formatDuration, parseDuration } from '../slo/duration';

/**
 * A change of one objective's target, or of the window.
 *
 * @public
 */
export interface SloChange {
  /** Place of the objective, from 0. */
  objective: number;
  /** Between 0 and 1. */
  target?: number;
  /** A duration as OpenSLO writes it. */
  window?: string;
}

interface Found {
  document: Document;
  slo: YAMLMap;
}

function findSlo(documents: Document[]): Found | undefined {
  for (const document of documents) {
    const { contents } = document;
    const items = isSeq(contents) ? contents.items : [contents];
    const slo = items.find(item => isMap(item) && item.get('kind') === 'SLO');
    if (isMap(slo)) return { document, slo };
  }
  return undefined;
}

/** A share in per cent, without the noise of multiplying. */
function percent(target: number): number {
  return Number((target * 100).toPrecision(12));
}

function setTarget({ document, slo }: Found, place: number, target: number) {
  const objective = slo.getIn(['spec', 'objectives', place], true);
  if (!isMap(objective)) {
    throw new InputError(`The document has no objective ${place}.`);
  }
  if (objective.has('targetPercent')) {
    objective.set('targetPercent', percent(target));
  } else if (objective.has('target')) {
    objective.set('target', target);
  } else {
    objective.add(document.createPair('target', target));
  }
}

function setWindow({ document, slo }: Found, window: string) {
  const duration = formatDuration(parseDuration(window));
  if (slo.hasIn(['spec', 'timeWindow', 0])) {
    slo.setIn(['spec', 'timeWindow', 0, 'duration'], duration);
  } else {
    slo.setIn(
      ['spec', 'timeWindow'],
      document.createNode([{ duration, isRolling: true }]),
    );
  }
}

/**
 * The SLO document with a change in it, everything else as it was, comments included. Of several documents it changes
 * the first SLO.
 *
 * @public
 */
export function proposeChange(yaml: string, change: SloChange): string {
  const documents = parseAllDocuments(yaml, { schema: 'core' });
  const found = Array.isArray(documents) ? findSlo(documents) : undefined;
  if (!found || !Array.isArray(documents)) {
    throw new InputError('No SLO is in the document.');
  }
  if (change.target !== undefined) {
    setTarget(found, change.objective, change.target);
  }
  if (change.window !== undefined) setWindow(found, change.window);
  // Lines stay as long as their writers made them.
  return documents.map(each => each.toString({ lineWidth: 0 })).join('');
}
