import { kindKey } from '../messages/requestKinds';

/** The words of a field: what it is called, or that with what helps to fill it in. @internal */
export type FieldWords =
  | string
  | {
      title: string;
      hint?: string;
      /** Of a choice whose options are not called as they are written. */
      options?: Record<string, string>;
    };

/**
 * The words of a kind whose parameters are `P`: every one of them needs some.
 *
 * @internal
 */
export interface KindWords<P> {
  title: string;
  description: string;
  fields: { [K in keyof P & string]-?: FieldWords };
}

/**
 * The words of a kind as messages.
 *
 * @internal
 */
export function wordsOf<P>(
  kind: string,
  { title, description, fields }: KindWords<P>,
): Record<string, string> {
  const messages: Record<string, string> = {
    [kindKey.title(kind)]: title,
    [kindKey.description(kind)]: description,
  };
  for (const [name, words] of Object.entries<FieldWords>(fields)) {
    const said = typeof words === 'string' ? { title: words } : words;
    messages[kindKey.field(kind, name)] = said.title;
    if (said.hint) messages[kindKey.hint(kind, name)] = said.hint;
    for (const [value, text] of Object.entries(said.options ?? {})) {
      messages[kindKey.option(kind, name, value)] = text;
    }
  }
  return messages;
}
