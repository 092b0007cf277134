import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { OPERATIONS_ANNOTATIONS } from '../../annotations';
import { editYaml } from '../../onboarding/yaml/editYaml';

const { formerLifecycle, pausedProbes, pausedProbeUrl, probes, probeUrl } =
  OPERATIONS_ANNOTATIONS;
const ANNOTATIONS = ['metadata', 'annotations'];
const LIFECYCLE = ['spec', 'lifecycle'];
const PAUSED: ReadonlyArray<[asUsual: string, paused: string]> = [
  [probes, pausedProbes],
  [probeUrl, pausedProbeUrl],
];

/** Which document of a file is of a component, by its place; the first where none is. */
function documentOf(text: string, name: string) {
  const documents = parseAllDocuments(text);
  const at = documents.findIndex(
    each =>
      each.get('kind') === 'Component' &&
      each.getIn(['metadata', 'name']) === name,
  );
  return { at: Math.max(0, at), document: documents[Math.max(0, at)] };
}

/** Called otherwise in its place, with whatever stands behind it. */
function renamed(text: string, name: string, from: string, to: string): string {
  const { document } = documentOf(text, name);
  const annotations = document?.getIn(ANNOTATIONS);
  if (!isMap(annotations)) return text;
  const key = annotations.items
    .map(pair => pair.key)
    .find(each => isScalar(each) && each.value === from);
  if (!isScalar(key) || !key.range) return text;
  const [start, end] = key.range;
  return `${text.slice(0, start)}${to}${text.slice(end)}`;
}

/** Whether the entity of a service says that it is on its way out. @internal */
export function isMarked(text: string, name: string): boolean {
  const { document } = documentOf(text, name);
  return document?.getIn([...ANNOTATIONS, formerLifecycle]) !== undefined;
}

/** Deprecated, and not looked at from outside any more. @internal */
export function marked(text: string, name: string): string {
  if (isMarked(text, name)) return text;
  const { at, document } = documentOf(text, name);
  const lifecycle = document?.getIn(LIFECYCLE) ?? '';
  const said = editYaml(
    text,
    [
      {
        op: 'set',
        path: [...ANNOTATIONS, formerLifecycle],
        value: String(lifecycle),
      },
      { op: 'set', path: LIFECYCLE, value: 'deprecated' },
    ],
    { document: at },
  );
  return PAUSED.reduce(
    (result, [asUsual, paused]) => renamed(result, name, asUsual, paused),
    said,
  );
}

/** As before it was marked. @internal */
export function unmarked(text: string, name: string): string {
  if (!isMarked(text, name)) return text;
  const { at, document } = documentOf(text, name);
  const former = String(document.getIn([...ANNOTATIONS, formerLifecycle]));
  const said = editYaml(
    text,
    [
      { op: 'remove', path: [...ANNOTATIONS, formerLifecycle] },
      former
        ? { op: 'set', path: LIFECYCLE, value: former }
        : { op: 'remove', path: LIFECYCLE },
    ],
    { document: at },
  );
  return PAUSED.reduce(
    (result, [asUsual, paused]) => renamed(result, name, paused, asUsual),
    said,
  );
}
