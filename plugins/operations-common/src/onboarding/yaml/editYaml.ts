import { InputError } from '@backstage/errors';
import { Document } from 'yaml';
import { Splice, YamlEdit } from './model';
import { addPlainItem } from './plainYaml';
import { isNothing, readDocuments, valueOf } from './readDocuments';
import { AS_WRITTEN, toYaml } from './text';
import { nested, wayOf } from './ways';

/** @public */
export interface EditYamlOptions {
  /** Which document of the file, from 0. */
  document?: number;
}

function valuesOf(documents: Document[]): string {
  return JSON.stringify(documents.map(valueOf));
}

function spliced(text: string, { from, to, text: piece }: Splice): string {
  return `${text.slice(0, from)}${piece}${text.slice(to)}`;
}

/** Whether a text is YAML with these values. */
function holds(text: string, values: string): boolean {
  try {
    return valuesOf(readDocuments(text)) === values;
  } catch {
    return false;
  }
}

/** Lists of some people are not indented, and stay so. */
function layoutOf(text: string) {
  return { ...AS_WRITTEN, indentSeq: !/^[\w"'].*:[ \t]*\r?\n- /m.test(text) };
}

/** A file in which nothing is but comments. */
function begin(text: string, edit: YamlEdit): string {
  if (edit.op === 'remove') return text;
  const value = edit.op === 'add' ? [edit.value] : edit.value;
  const begun = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${begun}${toYaml(nested(edit.path, value))}`;
}

function edited(text: string, edit: YamlEdit, at: number): string {
  // Long lists of words, which many changes make longer, need not be understood as a whole.
  const quick =
    edit.op === 'add' && at === 0
      ? addPlainItem(text, edit.path, edit.value)
      : undefined;
  if (quick !== undefined) return quick;
  const documents = readDocuments(text);
  if (
    at === 0 &&
    documents.length <= 1 &&
    documents.every(({ contents }) => isNothing(contents))
  ) {
    return begin(text, edit);
  }
  const document = documents[at];
  if (!document) {
    throw new InputError(
      `The file has ${documents.length} documents, and none at place ${at}.`,
    );
  }
  const way = wayOf(text, document, edit);
  if (!way) return text;
  // The change is made in the model, and in the text: the text is right only where both say the same.
  const model = readDocuments(text);
  way.apply(model[at]);
  const values = valuesOf(model);
  const candidate = way.splice && spliced(text, way.splice);
  if (candidate !== undefined && holds(candidate, values)) return candidate;
  return model.map(each => each.toString(layoutOf(text))).join('');
}

/**
 * Changes a YAML file in place: comments and all other lines stay as they are. Where that cannot be (a value of several
 * lines that is replaced, the last item of a list that goes), comments stay and the layout may become the usual one. What is
 * there already is no change.
 *
 * @throws InputError with what to do, where the file is no YAML or the change does not fit into it.
 * @public
 */
export function editYaml(
  text: string,
  edits: readonly YamlEdit[],
  options: EditYamlOptions = {},
): string {
  return edits.reduce(
    (result, edit) => edited(result, edit, options.document ?? 0),
    text,
  );
}
