import { InputError, NotFoundError } from '@backstage/errors';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith, parseYaml } from '../catalog/parse';
import { Form, formSchema } from './schema';

const NAME = /^[a-z][a-z0-9-]*$/;
/** What GitHub writes where nothing was filled in, and where nothing was chosen. */
const NO_TEXT = '_No response_';
const NO_CHOICE = 'None';

type Fields = Record<string, string | string[]>;
type Part = Form['body'][number];

/** @throws NotFoundError */
export function readForm(folder: string, name: string): Form {
  const file = join(folder, `${name}.yml`);
  if (!NAME.test(name) || !existsSync(file)) {
    throw new NotFoundError(`There is no form ${name}.`);
  }
  const [document] = parseYaml(readFileSync(file, 'utf8'), file);
  return parseWith(formSchema, document, file);
}

function optionsOf({ attributes }: Part): string[] {
  return (attributes.options ?? []).map(option =>
    typeof option === 'string' ? option : option.label,
  );
}

function choiceOf(part: Part, given: string | undefined): string {
  const { id = '', attributes } = part;
  const options = optionsOf(part);
  const chosen = given ?? options[attributes.default ?? -1];
  if (chosen === undefined) return NO_CHOICE;
  if (options.includes(chosen)) return chosen;
  throw new InputError(
    `${id} is "${chosen}": choose one of ${options.join(', ')}.`,
  );
}

function answerOf(part: Part, given: string | string[] | undefined): string {
  const values = given === undefined ? [] : [given].flat();
  switch (part.type) {
    case 'dropdown':
      return choiceOf(part, values[0]);
    case 'checkboxes':
      return optionsOf(part)
        .map(option => `- [${values.includes(option) ? 'X' : ' '}] ${option}`)
        .join('\n');
    default: {
      const text = given === undefined ? part.attributes.value ?? '' : values;
      return [text].flat().join('\n').trim() || NO_TEXT;
    }
  }
}

/**
 * The text of an issue that somebody opens by a form, as GitHub writes it: a heading for each field, and what was filled in.
 *
 * @throws InputError where something is missing that must be filled in, or is not in the form.
 * @internal
 */
export function bodyOfForm(form: Form, fields: Fields): string {
  const parts = form.body.filter(({ id }) => id !== undefined);
  const ids = parts.map(({ id }) => id);
  const stranger = Object.keys(fields).find(name => !ids.includes(name));
  if (stranger !== undefined) {
    throw new InputError(
      `The form has no field ${stranger}; it has ${ids.join(', ')}.`,
    );
  }
  return parts
    .map(part => {
      const { id = '', attributes, validations } = part;
      const answer = answerOf(part, fields[id]);
      const isEmpty = answer === NO_TEXT || answer === NO_CHOICE;
      if (validations?.required && isEmpty) {
        throw new InputError(`${id} must be filled in.`);
      }
      return `### ${attributes.label ?? id}\n\n${answer}`;
    })
    .join('\n\n');
}
