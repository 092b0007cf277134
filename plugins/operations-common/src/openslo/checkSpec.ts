import { JsonObject, JsonValue } from '@backstage/types';
import { DocumentProblem } from '../slo/model';
import { OpenSloKind } from './document';
import { error, pathText, shown, valueAt, warning } from './problems';
import { SPECS } from './schema';
import { sentence } from './sentence';
import { warningsOf } from './warnings';

/** Fields that were written and are not in what the schema kept. */
function unknownFields(
  written: unknown,
  kept: unknown,
  path: PropertyKey[],
): DocumentProblem[] {
  if (Array.isArray(written) && Array.isArray(kept)) {
    return written.flatMap((item, index) =>
      unknownFields(item, kept[index], [...path, index]),
    );
  }
  if (
    typeof written !== 'object' ||
    written === null ||
    typeof kept !== 'object' ||
    kept === null
  ) {
    return [];
  }
  const known = kept as Record<string, unknown>;
  return Object.entries(written).flatMap(([key, value]) =>
    key in known
      ? unknownFields(value, known[key], [...path, key])
      : [
          warning(
            pathText([...path, key]),
            'Is not a field of OpenSLO, and is ignored.',
          ),
        ],
  );
}

/**
 * What is wrong or doubtful in the spec of a document.
 *
 * @internal
 */
export function checkSpec(
  kind: OpenSloKind,
  spec: JsonObject,
): DocumentProblem[] {
  const result = SPECS[kind].safeParse(spec);
  if (result.success) {
    return [
      ...unknownFields(spec, result.data, ['spec']),
      ...warningsOf(kind, spec),
    ];
  }
  return result.error.issues.map(issue => {
    const path = pathText(['spec', ...issue.path]);
    const value: JsonValue | undefined = valueAt(spec, issue.path);
    const words = sentence(issue);
    // Our own sentences say for themselves what is missing; of a group nobody needs to read the whole.
    if (issue.code === 'custom' && typeof value === 'object') {
      return error(path, words);
    }
    if (value === undefined) {
      return error(
        path,
        issue.code === 'custom' ? words : `Is missing. ${words}`,
      );
    }
    return error(path, `${shown(value)} is not understood. ${words}`);
  });
}
