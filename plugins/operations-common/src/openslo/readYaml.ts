import { Document, isSeq, parseAllDocuments } from 'yaml';

/** A piece of a file: what it says, or why it cannot be read. @internal */
export type YamlPiece = { value: unknown } | { unreadable: string };

function valueOf(document: Document, piece: () => unknown): YamlPiece {
  const [syntaxError] = document.errors;
  if (syntaxError) return { unreadable: syntaxError.message };
  try {
    // There and back, so that what goes round in circles is found here and nowhere else.
    return { value: JSON.parse(JSON.stringify(piece()) ?? 'null') };
  } catch (e) {
    // As for aliases that multiply without end.
    return { unreadable: e instanceof Error ? e.message : String(e) };
  }
}

/**
 * The documents of a YAML or JSON file; items of a list are documents, too. Times without quotes stay the text they are.
 *
 * @internal
 */
export function readYaml(text: string): YamlPiece[] {
  const documents = parseAllDocuments(text, {
    schema: 'core',
    merge: true,
    prettyErrors: true,
    logLevel: 'error',
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    if (document.errors.length === 0 && isSeq(document.contents)) {
      const whole = valueOf(document, () => document.toJS());
      return 'value' in whole && Array.isArray(whole.value)
        ? whole.value.map((value: unknown) => ({ value }))
        : [whole];
    }
    const piece = valueOf(document, () => document.toJS());
    return 'value' in piece && piece.value === null ? [] : [piece];
  });
}
