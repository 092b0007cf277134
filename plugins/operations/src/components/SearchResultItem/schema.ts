import { SearchDocument } from '@operate-first/plugin-operations-common';

const KINDS = ['postMortem', 'incident', 'runbook', 'question'] as const;

/** As much of a document of the index as is shown. */
interface Found
  extends Pick<SearchDocument, 'title' | 'text' | 'key' | 'severity' | 'at'> {
  location: string;
  kind?: SearchDocument['kind'];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * What the index says of an incident, a post-mortem, a runbook or a question. What cannot be read is left out.
 *
 * @internal
 */
export function readFound(document: object): Found {
  const {
    title,
    text: body,
    location,
    kind,
    key,
    severity,
    at,
  } = {
    ...document,
  } as Record<string, unknown>;
  return {
    title: text(title),
    text: text(body),
    location: text(location),
    kind: KINDS.find(one => one === kind),
    key: text(key),
    severity: typeof severity === 'number' ? severity : undefined,
    at: Number.isNaN(Date.parse(text(at))) ? undefined : text(at),
  };
}
