import { RequestKind } from '@operate-first/plugin-operations-common';

/** What is said of a kind, by key. @internal */
export const kindKey = {
  title: (kind: string) => `requestKind.${kind}.title`,
  description: (kind: string) => `requestKind.${kind}.description`,
  field: (kind: string, field: string) => `requestForm.${kind}.${field}`,
  hint: (kind: string, field: string) => `requestForm.${kind}.${field}.hint`,
  option: (kind: string, field: string, value: string) =>
    `requestForm.${kind}.${field}.is.${value}`,
};

/**
 * The English words of forms: those of the kinds' fields, by the keys by which other languages have theirs. An option that
 * is called as it is written, as a quota is, has no words in any language.
 *
 * @internal
 */
export function kindMessages(
  kinds: ReadonlyArray<RequestKind>,
): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { name, title, description, fields } of kinds) {
    messages[kindKey.title(name)] = title;
    messages[kindKey.description(name)] = description;
    for (const field of fields) {
      messages[kindKey.field(name, field.name)] = field.title;
      if (field.description) {
        messages[kindKey.hint(name, field.name)] = field.description;
      }
      for (const option of field.options ?? []) {
        if (option.title !== option.value) {
          messages[kindKey.option(name, field.name, option.value)] =
            option.title;
        }
      }
    }
  }
  return messages;
}
