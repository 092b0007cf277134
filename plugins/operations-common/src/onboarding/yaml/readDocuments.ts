import { InputError } from '@backstage/errors';
import { Document, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';

/** The documents of a file. @throws InputError where it is no YAML. @internal */
export function readDocuments(text: string): Document.Parsed[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  const [fault] = documents.flatMap(({ errors }) => errors);
  if (!fault) return documents;
  const line = fault.linePos?.[0].line;
  throw new InputError(
    `The file is no YAML${line ? ` (line ${line})` : ''}: ${
      fault.message.split('\n')[0]
    }`,
  );
}

/** What a document says. @internal */
export function valueOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new InputError('The file repeats itself too often to be read', error);
  }
}

/** What a part of a document says. @internal */
export function plainValue(node: unknown): unknown {
  if (isMap(node) || isSeq(node)) return node.toJSON();
  return isScalar(node) ? node.value : node;
}

/** `key:` with nothing behind it, or not even that. @internal */
export function isNothing(node: unknown): boolean {
  return (
    node === undefined ||
    node === null ||
    (isScalar(node) && (node.value === null || node.value === undefined))
  );
}
